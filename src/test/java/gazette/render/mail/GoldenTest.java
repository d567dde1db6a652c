package gazette.render.mail;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.ArticleDetail;
import gazette.config.ArticleDetailBySection;
import gazette.render.FeedFormat;
import gazette.render.RenderFixture;
import gazette.render.feeds.Feed;
import gazette.render.feeds.FeedRenderer;
import gazette.render.pages.PageRenderer;
import gazette.render.themes.Themes;
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

    private final Themes themes = RenderFixture.themes();
    private final RenderedMail renderedMail = new MailRenderer(themes)
            .renderIssue(RenderFixture.SITE, RenderFixture.WEEKLY, "plain", RenderFixture.issue(), RenderFixture.LINKS);

    @Test
    void theMailIsSetAsBefore() throws IOException {
        agrees("email.html", renderedMail.html());
    }

    @Test
    void theOtherThemesSetItAsBefore() throws IOException {
        for (String theme : List.of("magazine", "zh", "quiet", "digest", "gallery", "typewriter")) {
            var detail = new ArticleDetailBySection(
                    ArticleDetail.FULL, Map.of("Small machines & 小机器", ArticleDetail.SUMMARY));
            RenderedMail other = new MailRenderer(themes)
                    .renderIssue(
                            RenderFixture.SITE,
                            RenderFixture.WEEKLY,
                            theme,
                            RenderFixture.issue(),
                            RenderFixture.LINKS,
                            detail);
            agrees("email-" + theme + ".html", other.html());
        }
    }

    @Test
    void itsTextIsSetAsBefore() throws IOException {
        agrees("email.txt", renderedMail.text());
    }

    @Test
    void theIssuesPageIsSetAsBefore() throws IOException {
        agrees(
                "issue.html",
                new PageRenderer(themes, "plain")
                        .issuePage(RenderFixture.SITE, RenderFixture.WEEKLY, RenderFixture.issue()));
    }

    @Test
    void theFeedsAreSetAsBefore() throws IOException {
        Feed feed = RenderFixture.feed(RenderFixture.issue().articles());
        for (FeedFormat kind : FeedFormat.values()) {
            agrees("feed." + kind.extension(), new FeedRenderer(themes).feed(kind, feed));
        }
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        var again = new MailRenderer(RenderFixture.themes())
                .renderIssue(
                        RenderFixture.SITE, RenderFixture.WEEKLY, "plain", RenderFixture.issue(), RenderFixture.LINKS);
        assertThat(List.of(again)).containsExactly(renderedMail);
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
