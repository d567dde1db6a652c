package gazette.press.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DkimKey;
import gazette.config.DkimKey.Algorithm;
import gazette.delivery.dkim.DkimVerifier;
import gazette.delivery.dkim.DkimVerifier.Seen;
import gazette.press.upkeep.MakeDkimKey;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a key in the settings, every letter that leaves the house is signed.
class DkimSignedMailTest {
    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(folder.resolve("paper"));
        var keys = new MakeDkimKey(publication.folder);
        keys.run("r1", "example.org", Algorithm.RSA);
        keys.run("e1", "example.org", Algorithm.ED25519);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        + "dkim: {r1: {}, e1: {}}\n");
        publication.reread();
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void anIssueATestAPreviewAndANoticeAreSigned() throws Exception {
        publication.publish("weekly");
        new SendTest(publication.context()).next(publication.schedule("inner"), true, "me@example.net");
        publication.write("templates/plain/email.ftlh", "${no.such.word}");
        publication.reread();
        publication.publish("inner");
        publication.delete("templates/plain/email.ftlh");
        publication.reread();
        var letters = new ArrayList<byte[]>();
        for (MimeMessage mail : publication.mail.getReceivedMessages()) {
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            letters.add(bytes.toByteArray());
        }
        letters.add(new PreviewSchedule(publication.context())
                .run(publication.schedule("inner"), PreviewSchedule.Wish.PLAIN)
                .files()
                .get("message.eml"));

        assertThat(publication.counts().keySet())
                .containsExactlyInAnyOrder("ann@example.com", "bo@example.org", "me@example.net", "chief@example.org");
        var keys = List.<DkimKey>copyOf(publication.config().mail().dkim().values());
        assertThat(DkimVerifier.verify(folder, keys, letters))
                .hasSize(5)
                .allSatisfy(seen ->
                        assertThat(seen).hasSize(2).extracting(Seen::verdict).containsOnly("pass"));
    }
}
