package gazette.articles.dialects;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;

/// Gives an end to the elements of a page that would swallow all that follows, such as `<iframe src="…" />`. In HTML
/// the slash means nothing, but whoever writes it means it.
public final class HtmlEnds {
    private static final Set<String> SWALLOWING =
            Set.of(("iframe textarea xmp noembed noframes noscript template button"
                            + " select object video audio canvas applet svg math script style")
                    .split(" "));

    private final String html;
    private final MarkdownSource lowerCase;
    private final StringBuilder closed = new StringBuilder();
    private final List<Omission> leftOut = new ArrayList<>();

    private HtmlEnds(String html) {
        this.html = html;
        this.lowerCase = new MarkdownSource(lowerCase(html), false);
    }

    /// Holds a page.
    ///
    /// @param leftOut what is lost with a comment or a script that has no end
    public record Page(String html, List<Omission> leftOut) {}

    /// Returns a page whose elements have an end. Its lines are the same.
    public static Page close(String html) {
        var ends = new HtmlEnds(html);
        ends.read();
        return new Page(ends.closed.toString(), ends.leftOut);
    }

    /// Keeps the length, unlike the method of the string.
    private static String lowerCase(String text) {
        char[] letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            letters[i] = letters[i] < 0x80 ? Character.toLowerCase(letters[i]) : letters[i];
        }
        return new String(letters);
    }

    private void read() {
        int at = 0;
        while (at < html.length()) {
            int next = html.indexOf('<', at);
            int end = next < 0 ? html.length() : markupEnd(next);
            closed.append(html, at, end);
            if (next >= 0) {
                addEnd(next, end);
            }
            at = end;
        }
    }

    /// Returns where a comment, a script or a tag ends that begins at an index.
    private int markupEnd(int start) {
        if (html.startsWith("<!--", start)) {
            int end = html.indexOf("-->", start + 2);
            return end < 0 ? lose(start, "comment", "-->", start + 4) : end + 3;
        }
        Optional<HtmlTag> tag = HtmlTag.read(html, start);
        int end = start + tag.map(found -> found.literal().length()).orElse(1);
        boolean isScript = tag.isPresent()
                && tag.get().form() == HtmlTag.Form.OPEN
                && KnownElements.isScript(tag.get().lowerName());
        if (!isScript) {
            return end;
        }
        int close = lowerCase.next("</" + tag.get().lowerName(), end);
        return close < 0
                ? lose(
                        start,
                        "<" + tag.get().lowerName() + ">",
                        "</" + tag.get().lowerName() + ">",
                        end)
                : close;
    }

    private int lose(int start, String what, String end, int from) {
        String lost = html.substring(Math.min(from, html.length()));
        String text = what.equals("comment") ? Jsoup.parse(lost).text() : lost;
        int line = (int) html.substring(0, start).chars().filter(c -> c == '\n').count();
        if (!text.isBlank()) {
            leftOut.add(Omissions.loss(line, "the " + what + " that begins here has no end", end, text));
        }
        return html.length();
    }

    private void addEnd(int start, int end) {
        HtmlTag.read(html, start)
                .filter(tag -> tag.form() != HtmlTag.Form.CLOSE && SWALLOWING.contains(tag.lowerName()))
                .filter(tag -> !KnownElements.isScript(tag.lowerName()) || tag.form() == HtmlTag.Form.SELF)
                .filter(tag -> hasNoEnd(tag, end))
                .ifPresent(tag -> closed.append("</").append(tag.name()).append('>'));
    }

    /// A self-closed tag has no end either if the next one of its name begins before that.
    private boolean hasNoEnd(HtmlTag tag, int end) {
        String name = tag.name().toLowerCase(Locale.ROOT);
        int close = lowerCase.next("</" + name, end);
        int open = lowerCase.next("<" + name, end);
        return close < 0 || (tag.form() == HtmlTag.Form.SELF && open >= 0 && open < close);
    }
}
