package gazette.articles.dialects;

import java.util.ArrayList;
import java.util.List;
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
    private final ForwardSearch lowerCase;
    private final StringBuilder closed = new StringBuilder();
    private final List<Omission> leftOut = new ArrayList<>();

    private HtmlEnds(String html) {
        this.html = html;
        this.lowerCase = new ForwardSearch(lowerCase(html));
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
            if (next < 0) {
                closed.append(html, at, html.length());
                return;
            }
            Optional<HtmlTag> tag = HtmlTag.read(html, next);
            int end = markupEnd(next, tag);
            closed.append(html, at, end);
            tag.ifPresent(found -> addEnd(found, end));
            at = end;
        }
    }

    /// Returns where a comment, a script or a tag ends that begins at an index.
    private int markupEnd(int start, Optional<HtmlTag> tag) {
        if (html.startsWith("<!--", start)) {
            int end = html.indexOf("-->", start + 2);
            return end < 0 ? lose(start, "comment", "-->", start + 4) : end + 3;
        }
        int end = start + tag.map(found -> found.literal().length()).orElse(1);
        boolean isScript = tag.isPresent()
                && tag.get().form() == HtmlTag.Form.OPEN
                && KnownElements.isScript(tag.get().lowerName());
        if (!isScript) {
            return end;
        }
        String name = tag.get().lowerName();
        int close = lowerCase.next("</" + name, end);
        return close < 0 ? lose(start, "<" + name + ">", "</" + name + ">", end) : close;
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

    private void addEnd(HtmlTag tag, int end) {
        boolean maySwallow = tag.form() == HtmlTag.Form.SELF
                || (tag.form() == HtmlTag.Form.OPEN && !KnownElements.isScript(tag.lowerName()));
        if (maySwallow && SWALLOWING.contains(tag.lowerName()) && hasNoEnd(tag, end)) {
            closed.append("</").append(tag.name()).append('>');
        }
    }

    /// A self-closed tag has no end either if the next one of its name begins before that.
    private boolean hasNoEnd(HtmlTag tag, int end) {
        String name = tag.lowerName();
        int close = lowerCase.next("</" + name, end);
        int open = lowerCase.next("<" + name, end);
        return close < 0 || (tag.form() == HtmlTag.Form.SELF && open >= 0 && open < close);
    }
}
