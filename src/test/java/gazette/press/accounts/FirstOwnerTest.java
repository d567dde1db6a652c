package gazette.press.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.accounts.AccountRole;
import gazette.accounts.Actor;
import gazette.accounts.SignInOrigin;
import gazette.press.accounts.JoinResult.Joined;
import gazette.press.accounts.JoinResult.LinkOver;
import gazette.press.publishing.TestPublication;
import gazette.subscribers.ClientNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstOwnerTest {
    private static final String PASSWORD = "seven lamps in the rain";

    @TempDir
    Path folder;

    @Test
    void theLinkOfTheLastStartMakesTheOwnerAndIsInNoFile() throws IOException {
        try (var paper = new TestPublication(folder)) {
            var links = new AccessLinks(paper.context());
            String old = links.forFirstOwner().orElseThrow();
            paper.restart();
            links = new AccessLinks(paper.context());
            // An invited owner owns nothing yet.
            new Team(paper.context(), Actor.COMMAND_LINE).invite("Bo", AccountRole.OWNER);
            String link = links.forFirstOwner().orElseThrow();
            assertThat(join(paper, old)).isEqualTo(new LinkOver());
            assertThat(links.find(link)).isPresent();
            assertThat(files()).doesNotContain(link);
            assertThat(join(paper, link)).isInstanceOf(Joined.class);
            assertThat(join(paper, link)).isEqualTo(new LinkOver());
            assertThat(links.forFirstOwner()).isEmpty();
            assertThat(files()).doesNotContain(link).doesNotContain(PASSWORD);
        }
    }

    private static JoinResult join(TestPublication paper, String link) {
        return new JoinByLink(paper.context())
                .withPassword(link, "Ada", PASSWORD, new SignInOrigin(ClientNetwork.UNKNOWN, "Test", ""));
    }

    private String files() throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
