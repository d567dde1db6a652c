package gazette.render;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Show;
import gazette.config.Showing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What one mixed issue looks like everywhere. After a change that is meant:
/// `mvn -q test -Dtest=GoldenTest -Dgolden.renew=true`, then read the diff.
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private final Themes themes = Cast.themes();
    private final Edition edition =
            new Mails(themes).edition(Cast.SITE, Cast.WEEKLY, "plain", Cast.issue(), Cast.LINKS);

    @Test
    void theMailIsSetAsBefore() throws IOException {
        agrees("email.html", edition.html());
    }

    @Test
    void theOtherThemesSetItAsBefore() throws IOException {
        for (String theme : List.of("magazine", "zh")) {
            var showing = new Showing(Show.FULL, Map.of("Small machines & 小机器", Show.SUMMARY));
            Edition other = new Mails(themes).edition(Cast.SITE, Cast.WEEKLY, theme, Cast.issue(), Cast.LINKS, showing);
            agrees("email-" + theme + ".html", other.html());
        }
    }

    @Test
    void itsTextIsSetAsBefore() throws IOException {
        agrees("email.txt", edition.text());
    }

    @Test
    void theIssuesPageIsSetAsBefore() throws IOException {
        agrees("issue.html", new Pages(themes, "plain").issuePage(Cast.SITE, Cast.WEEKLY, Cast.issue()));
    }

    @Test
    void theFeedsAreSetAsBefore() throws IOException {
        Feed feed = Cast.feed(Cast.issue().articles());
        for (FeedKind kind : FeedKind.values()) {
            agrees("feed." + kind.extension(), new FeedPages(themes).feed(kind, feed));
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        var again = new Mails(Cast.themes()).edition(Cast.SITE, Cast.WEEKLY, "plain", Cast.issue(), Cast.LINKS);
        assertThat(List.of(again)).containsExactly(edition);
    }

    private static void agrees(String name, String set) throws IOException {
        Path golden = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(FOLDER);
            Files.writeString(golden, set);
        }
        assertThat(set).isEqualTo(Files.readString(golden));
    }
}
