package gazette.articles.dialects;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleFixture;
import gazette.articles.parsing.ParsedArticle;
import gazette.articles.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever element is written in whatever way, and wherever it stands: the text behind it stays.
class KeptTextTest {
    private static final List<String> ELEMENTS = List.of(
            ("iframe Iframe IFRAME Button button BUTTON script Script SCRIPT Template template Select select NoScript"
                            + " noscript textarea Textarea TEXTAREA title Title style Style STYLE svg math object Object"
                            + " plaintext PLAINTEXT xmp video audio Video canvas frameset noembed noframes option form"
                            + " dialog details a table pre head body html picture embed div p b span font center o:p"
                            + " my-tag lite-youtube YouTube Foo.Bar Chart applet optgroup td li")
                    .split(" "));
    private static final List<String> NOTATIONS = List.of(
            "<X />",
            "<X/>",
            "<X src=\"https://e.example/x\" />",
            "<X\n  class='a b'\n  title=\"c\"\n/>",
            "<X data={[1, 2]} on={() => { go(); }} />",
            "<X>",
            "<X class=\"a\">",
            "<X src=https://e.example/x allowfullscreen>");
    private static final List<String> PLACES = List.of(
            "%s\n\n",
            "Words %s and ",
            "Words\n%s\nand ",
            "- item %s more\n\n",
            "- %s\n\n",
            "1. one\n\n   %s\n\n2. ",
            "> %s\n\n",
            "> quoted %s more\n\n",
            "| a | b |\n|---|---|\n| %s | c |\n\n",
            "<div>\n%s\n</div>\n\n",
            "## Heading %s\n\n",
            "**bold %s** and ");
    private static final String END = "This text must stay.\n\n## More\n\nThe end.";

    private final ArticleFixture fixture = new ArticleFixture();

    @Test
    void theTextBehindAnElementStays() {
        List<String> lost = new ArrayList<>();
        int shape = 0;
        for (String element : ELEMENTS) {
            for (String notation : NOTATIONS) {
                // Each element and notation stands alone in a block, and in one of the other places.
                for (String place : List.of(PLACES.getFirst(), PLACES.get(++shape % PLACES.size()))) {
                    boolean isOneLine = place.startsWith("|") || place.startsWith("#");
                    String tag = notation.replace("X", element);
                    String body =
                            "Before.\n\n" + String.format(place, isOneLine ? tag.replaceAll("\\s+", " ") : tag) + END;
                    ParsedArticle read = fixture.read("# Title\n\n" + body);
                    // A script without an end takes its own paragraph with it.
                    boolean isTold = read.warnings().toString().contains("This text must stay");
                    if (!isTold && !isWhole(read.article())) {
                        lost.add(body);
                    }
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static boolean isWhole(Article article) {
        String text = Whitespace.line(article.text());
        return article.html().contains("This text must stay.")
                && article.html().contains("The end.")
                && text.contains("Before.")
                && text.contains("This text must stay.")
                && text.contains("The end.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- note",
                "<!-- note\nstill the note",
                "<!-- more ->",
                "<!--> note <!--",
                "<![CDATA[ data",
                "<?php echo 1",
                "<?xml version=\"1.0\"",
                "<script>\nlet a = 1;",
                "<SCRIPT src=\"a.js\">",
                "<style>\np { color: red }",
                "<textarea>\nwords",
                "<pre>\nwords",
                "<title>words",
                "<!DOCTYPE html",
                "<iframe src=\"https://e.example\">",
                "<div title=\"a",
                "<a href='https://e.example>link</a>",
                "%%\nnote",
                "{% comment %}\nnote",
                "{# note",
                "{/* note",
                "{{/* note",
                "{% raw %}",
                "{{< highlight go >}}\ncode",
                "{% highlight go %}\ncode",
                "{{< figure src=\"a.png\"",
                ":::note Title",
                "$$\nx",
                "{::comment}"
            })
    void whatHasNoEndLosesOnlyItsOwnParagraphAndTellsOfThat(String opening) {
        for (String place : List.of("%s", "> %s", "- %s", "Words %s", "Words\n%s")) {
            String quoted = place.startsWith(">") ? opening.replace("\n", "\n> ") : opening.replace("\n", "\n  ");
            ParsedArticle read = fixture.read("# Title\n\nBefore.\n\n" + String.format(place, quoted) + "\n\n" + END);
            assertThat(isWhole(read.article()))
                    .as(quoted + "\n" + read.article().html())
                    .isTrue();
            boolean showsNote =
                    !opening.contains("note") || read.article().html().contains("note");
            assertThat(showsNote || read.warnings().toString().contains("note"))
                    .as(quoted + read.warnings())
                    .isTrue();
        }
    }

    @Test
    void theTextInsideAnElementStays() {
        List<String> lost = new ArrayList<>();
        for (String element : ELEMENTS) {
            for (String form :
                    List.of("<X>inner words</X>", "<X class=\"a\">inner words</X>", "<X>\n\ninner words\n\n</X>")) {
                String body = form.replace("X", element) + "\n\n" + END;
                ParsedArticle read = fixture.read("# Title\n\nBefore.\n\n" + body);
                boolean isTold = !read.warnings().isEmpty();
                if (!isWhole(read.article()) || !(read.article().html().contains("inner words") || isTold)) {
                    lost.add(body);
                }
            }
        }
        assertThat(lost.stream().filter(body -> !body.toLowerCase(Locale.ROOT).matches("(?s)<(script|style).*")))
                .isEmpty();
    }

    @Test
    void anEndThatIsMissingIsToldWithLineAndLength() {
        assertThat(fixture.warnings("# Title\n\nBefore.\n\n<!-- to do:\nask Mara\n\nAfter."))
                .containsExactly(
                        "articles/a.md:5: the comment that begins here has no end, and 15 characters are left out:"
                                + " “to do: ask Mara”; end it with -->");
        assertThat(fixture.warnings("---\ntitle: T\n---\n\nBefore.\n\n<div>\n<!-- a <!-- b -->\n</div>\n\nAfter."))
                .singleElement()
                .asString()
                .startsWith("articles/a.md:8: the comment that begins here has another one in it");
        assertThat(fixture.warnings("# Title\n\n<script>\nlet a = 1;\n\nAfter."))
                .containsExactly(
                        "articles/a.md:3: the <script> that begins here has no end, and 10 characters are left out:"
                                + " “let a = 1;”; end it with </script>");
    }
}
