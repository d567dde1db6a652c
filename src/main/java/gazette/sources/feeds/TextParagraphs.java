package gazette.sources.feeds;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Tag;

/// Converts text without paragraphs of HTML to HTML: its blank lines part paragraphs, and its line ends stay, unless
/// they only wrap a paragraph. A single paragraph gets no `<p>`.
final class TextParagraphs {
    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern BLANK_LINES = Pattern.compile("\\R[^\\S\\n\\r]*+\\R\\s*+");
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!?]");
    /// A tag that is not one of a few words within a line.
    private static final Pattern OTHER_TAG = Pattern.compile(
            "<(?!/?(?:a|abbr|b|cite|code|em|i|mark|q|s|small|span|strong|sub|sup|u)[\\s/>])[A-Za-z/!?]",
            Pattern.CASE_INSENSITIVE);
    /// Shorter lines are not those of a wrapped paragraph.
    private static final int MIN_WRAPPED = 40;

    /// What begins like a tag, with the name that it would have.
    private static final Pattern OPENING = Pattern.compile("<(?:/?([A-Za-z][^\\s/>]*+)|[!?])");
    /// Names of elements with a prefix, and of those that pages define themselves.
    private static final Pattern CUSTOM = Pattern.compile("[a-z][a-z0-9]*+(?::[a-z]\\w*+|(?:-[a-z0-9]*+)++)");
    /// Elements of old HTML that the parser does not know.
    private static final Set<String> OLD =
            Set.of("acronym", "applet", "basefont", "bgsound", "big", "blink", "dir", "marquee", "strike", "tt");

    private TextParagraphs() {}

    /// Converts plain text.
    static String of(String text) {
        return joined(text, paragraph -> lines(escaped(paragraph)));
    }

    /// Converts HTML that may be text with character references, or with links and emphasis in it: many descriptions
    /// are. Other HTML stays as it is.
    static String marked(String written) {
        String html = isText(written) ? written.replace("<", "&lt;") : written;
        if (html.indexOf('\n') < 0 && html.indexOf('\r') < 0) {
            return html;
        }
        if (!TAG.matcher(html).find()) {
            return joined(html, TextParagraphs::lines);
        }
        return OTHER_TAG.matcher(html).find() ? html : joined(html, UnaryOperator.identity());
    }

    /// Returns whether nothing that begins like a tag is one: `List<String>`, `<ada@example.org>`.
    private static boolean isText(String html) {
        return html.indexOf('<') >= 0
                && OPENING.matcher(html)
                        .results()
                        .allMatch(tag -> Optional.ofNullable(tag.group(1))
                                .filter(name -> !isElement(name.toLowerCase(Locale.ROOT)))
                                .isPresent());
    }

    private static boolean isElement(String name) {
        boolean isCustom = CUSTOM.matcher(name).matches();
        return isCustom || OLD.contains(name) || Tag.isKnownTag(name);
    }

    private static String joined(String text, UnaryOperator<String> toHtml) {
        List<String> paragraphs = BLANK_LINES
                .splitAsStream(text.strip())
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .map(toHtml)
                .toList();
        return paragraphs.size() == 1
                ? paragraphs.getFirst()
                : paragraphs.stream()
                        .map(paragraph -> "<p>" + paragraph + "</p>")
                        .collect(Collectors.joining("\n"));
    }

    private static String escaped(String paragraph) {
        return Entities.escape(paragraph).replace("&quot;", "\"");
    }

    private static String lines(String paragraph) {
        List<String> lines =
                LINE_END.splitAsStream(paragraph).map(String::strip).toList();
        return String.join(isWrapped(lines) ? "\n" : "<br>", lines);
    }

    /// Returns whether the first word of each line had no room at the end of the line before.
    private static boolean isWrapped(List<String> lines) {
        int width = lines.stream().mapToInt(String::length).max().orElse(0);
        return width >= MIN_WRAPPED
                && Stream.iterate(1, i -> i < lines.size(), i -> i + 1)
                        .allMatch(i -> lines.get(i - 1).length() + 1 + firstWord(lines.get(i)) > width);
    }

    private static int firstWord(String line) {
        int end = line.indexOf(' ');
        return end < 0 ? line.length() : end;
    }
}
