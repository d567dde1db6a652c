package gazette.delivery.localmail;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.TestMessages;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aMessageThatIsSentTwiceIsStoredOnce() {
        try (var mailbox = new MailFolder(folder)) {
            assertThat(mailbox.send(TestMessages.to("ann@example.com"), SendPermission.ALWAYS))
                    .isInstanceOf(SendResult.Accepted.class);
            assertThat(mailbox.send(TestMessages.to("ann@example.com"), SendPermission.ALWAYS))
                    .isInstanceOf(SendResult.Accepted.class);
            assertThat(folder.toFile().list()).hasSize(1);
        }
    }

    @Test
    void withoutPermissionNothingIsStored() {
        try (var mailbox = new MailFolder(folder)) {
            assertThat(mailbox.send(TestMessages.to("ann@example.com"), () -> false))
                    .isEqualTo(new SendResult.NotSent("withheld", Cause.NOT_PERMITTED));
            assertThat(folder).isEmptyDirectory();
        }
    }
}
