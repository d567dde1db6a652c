package gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.Receipt.Blame;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aLetterCarriedTwiceIsKeptOnce() {
        try (var mailbox = new MailFolder(folder)) {
            assertThat(mailbox.carry(Letters.to("ann@example.com"), Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            assertThat(mailbox.carry(Letters.to("ann@example.com"), Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            assertThat(folder.toFile().list()).hasSize(1);
        }
    }

    @Test
    void aGateThatStaysShutLeavesNothingBehind() {
        try (var mailbox = new MailFolder(folder)) {
            assertThat(mailbox.carry(Letters.to("ann@example.com"), () -> false))
                    .isEqualTo(new Receipt.Returned("withheld", Blame.GATE));
            assertThat(folder).isEmptyDirectory();
        }
    }
}
