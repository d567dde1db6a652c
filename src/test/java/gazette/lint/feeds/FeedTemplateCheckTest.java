package gazette.lint.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Diagnostic;
import gazette.render.RenderFixture;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Feed templates that somebody has changed.
class FeedTemplateCheckTest {
    private static final Path RSS = Path.of("templates/feeds/rss.ftlx");
    private static final Path ATOM = Path.of("templates/feeds/atom.ftlx");

    @TempDir
    Path workspace;

    @Test
    void theTemplatesThatComeWithGazetteMakeFeedsAsMeant() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void anElementThatIsNotClosedIsNamedWithTheLineOfTheTemplate() throws IOException {
        change(RSS, "<title>${item.title}</title>", "<title>${item.title}");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(RSS);
            assertThat(fault.line()).isEqualTo(line(RSS, "</item>"));
            assertThat(fault.problem())
                    .startsWith("the feed is not well-formed: The element type \"title\" must be terminated")
                    .endsWith("of the feed)");
        });
    }

    @Test
    void anEntryThatIsRepeatedIsFound() throws IOException {
        change(RSS, "<#list feed.items as item>", "<#list feed.items + [feed.items[0]] as item>");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(line(RSS, "<item>"));
            assertThat(fault.problem()).startsWith("the entry “Sample” is in the feed twice");
            assertThat(fault.remedy()).isEqualTo("write every item of `feed.items` once");
        });
    }

    @Test
    void anEntryThatIsDroppedIsFound() throws IOException {
        change(ATOM, "<#list feed.items as item>", "<#list feed.items[1..] as item>");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(ATOM);
            assertThat(fault.problem()).startsWith("the entry “Sample” is missing from the feed");
        });
    }

    @Test
    void anEntryThatIsNoArticleIsFound() throws IOException {
        change(RSS, "<#list feed.items as item>", "<item><title>Buy!</title></item>\n<#list feed.items as item>");
        assertThat(faults())
                .extracting(Diagnostic::problem)
                .singleElement()
                .asString()
                .startsWith("the feed has an entry that is not one of its items");
    }

    @Test
    void aWrongDateIsNamedWithItsLine() throws IOException {
        change(RSS, "${item.rssPublished}", "Mon, 05 Jan 2026 09:00:00 GMT");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(line(RSS, "<pubDate>"));
            assertThat(fault.problem())
                    .startsWith("the date of the entry “Sample” is 2026-01-05T09:00:00Z, not 2026-01-04T04:00:00Z");
            assertThat(fault.remedy()).isEqualTo("write `<pubDate>${item.rssPublished}</pubDate>`");
        });
    }

    @Test
    void aDateThatCannotBeReadIsFound() throws IOException {
        change(ATOM, "<updated>${item.updated}</updated>", "<updated>yesterday</updated>");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(line(ATOM, "<updated>yesterday"));
            assertThat(fault.problem())
                    .startsWith("the date of change of the entry “Sample” is missing or cannot be read; it should be");
        });
    }

    @Test
    void aWrongIdIsNamedWithItsLine() throws IOException {
        change(ATOM, "<id>${item.id}</id>", "<id>${item.url}</id>");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(line(ATOM, "<id>${item.url}</id>"));
            assertThat(fault.problem()).startsWith("the id of the entry “Sample” is https://");
        });
    }

    @Test
    void aWrongLinkIsNamedWithItsLine() throws IOException {
        change(RSS, "<link>${item.url}</link>", "<link>${item.url}?from=rss</link>");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(line(RSS, "<link>${item.url}?from=rss</link>"));
            assertThat(fault.problem()).startsWith("the link of the entry “Sample” is https://");
        });
    }

    @Test
    void whatIsNoFeedAtAllIsFound() throws IOException {
        write(RSS, "<?xml version=\"1.0\"?>\n<html></html>\n");
        write(ATOM, "<?xml version=\"1.0\"?>\n<!DOCTYPE feed>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"/>\n");
        assertThat(faults())
                .extracting(Diagnostic::problem)
                .satisfiesExactly(
                        rss -> assertThat(rss).startsWith("the feed is not RSS"),
                        atom -> assertThat(atom).startsWith("the feed is not well-formed: DOCTYPE is disallowed"));
    }

    /// It was called a fault in the program.
    @Test
    void aTemplateThatEndsTooSoonOrWritesNothingIsNamed() throws IOException {
        for (String text :
                List.of("", "<#-- nothing yet -->", "\n\n", "<rss>\n<channel>\n", "<rss>\n<channel>\n\n\n")) {
            write(RSS, text);
            assertThat(faults()).as(text).singleElement().satisfies(fault -> {
                assertThat(fault.file()).as(text).isEqualTo(RSS);
                assertThat(fault.line())
                        .as(text)
                        .isBetween(1, (int) text.lines().count() + 1);
                assertThat(fault.remedy()).as(text).doesNotContain("program");
            });
        }
    }

    @Test
    void aFaultInAnIncludedTemplateIsNamedThere() throws IOException {
        write(Path.of("templates/feeds/guid.ftlx"), "\n<guid>${item.url}</guid>\n");
        change(RSS, "<guid isPermaLink=\"false\">${item.id}</guid>", "<#include \"guid.ftlx\">");
        assertThat(faults()).singleElement().satisfies(fault -> {
            assertThat(fault.file()).isEqualTo(Path.of("templates/feeds/guid.ftlx"));
            assertThat(fault.line()).isEqualTo(2);
        });
    }

    private List<Diagnostic> faults() {
        return new FeedTemplateCheck(new Themes(workspace.resolve("templates")))
                .faults(RenderFixture.config(
                        workspace,
                        RenderFixture.WEEKLY,
                        RenderFixture.schedule(RenderFixture.WEEKLY.name(), Optional.empty())));
    }

    private void change(Path template, String from, String to) throws IOException {
        String original = Files.readString(template);
        assertThat(original).contains(from);
        write(template, original.replace(from, to));
    }

    private void write(Path template, String text) throws IOException {
        Path file = workspace.resolve(template);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /// The last line with a text, as editors count.
    private int line(Path template, String text) {
        try {
            List<String> lines = Files.readAllLines(workspace.resolve(template));
            return lines.reversed().stream()
                            .takeWhile(line -> !line.contains(text))
                            .mapToInt(line -> -1)
                            .sum()
                    + lines.size();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
