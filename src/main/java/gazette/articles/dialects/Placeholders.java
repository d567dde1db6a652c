package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;

/// Replaces shortcodes, Liquid and expressions by the picture, link or text that they stand for. Others are left out;
/// what stands between two of them stays.
final class Placeholders {
    private static final Pattern OUTPUT_STRING =
            Pattern.compile("\\{\\{-?\\s*+(?:\"([^\"]*+)\"|'([^']*+)')\\s*+(?:\\|[^{}]*+)?-?}}");
    private static final Pattern EXPRESSION_STRING =
            Pattern.compile("\\{\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|`([^`$]*+)`)\\s*+}");
    private static final Set<String> LINKS = Set.of("button", "btn", "link", "cta");
    /// Boxes that may have a title.
    private static final Set<String> BOXES = Set.of(
            "notice",
            "callout",
            "admonition",
            "alert",
            "hint",
            "tip",
            "note",
            "info",
            "warning",
            "danger",
            "card",
            "step",
            "details",
            "expand",
            "accordion",
            "collapse",
            "tab",
            "panel",
            "box");
    /// Boxes whose first argument is their title.
    private static final Set<String> TITLED = Set.of("details", "expand", "accordion", "collapse", "tab");
    /// Boxes whose first argument says what kind they are.
    private static final Set<String> KINDS = Set.of("notice", "callout", "admonition", "alert", "hint");

    /// What holds no text, and nobody misses.
    private static final Set<String> SILENT = Set.of("toc", "more", "br", "raw", "");

    private final Omissions omissions;
    private final Deque<String> openLinks = new ArrayDeque<>();

    Placeholders(Omissions omissions) {
        this.omissions = omissions;
    }

    /// Replaces one token.
    void replace(DialectMark mark) {
        if (mark.kind() == Kind.OUTPUT || mark.kind() == Kind.EXPRESSION) {
            replaceOutput(mark);
            return;
        }
        Shortcode code = Shortcode.read(mark.literal());
        Optional<String> html = Embeds.html(code).or(() -> link(code));
        if (html.isPresent()) {
            replaceBy(new WrittenHtml(html.get()), mark);
            return;
        }
        if (!SILENT.contains(code.name()) && !isEnd(code)) {
            omissions.add(Omissions.Kind.PLACEHOLDER, mark, mark.literal());
        }
        title(code).ifPresentOrElse(title -> entitle(mark, title), () -> Removal.remove(mark));
    }

    /// Returns the title that a box shows: `{{< details "More" >}}`.
    private static Optional<String> title(Shortcode code) {
        if (isEnd(code) || !BOXES.contains(code.name())) {
            return Optional.empty();
        }
        return code.argument("title", "summary", "label", "header", "heading")
                .or(() -> code.name().equals("tab") ? code.argument("name") : Optional.empty())
                .or(() -> TITLED.contains(code.name()) ? code.argument(0) : Optional.empty())
                .or(() -> KINDS.contains(code.name()) ? code.argument(1) : Optional.empty());
    }

    private static void entitle(DialectMark mark, String title) {
        if (mark.getNext() instanceof SoftLineBreak lineEnd) {
            lineEnd.insertBefore(new HardLineBreak());
            lineEnd.unlink();
        }
        if (mark.getPrevious() instanceof SoftLineBreak lineEnd) {
            lineEnd.insertBefore(new HardLineBreak());
            lineEnd.unlink();
        }
        replaceBy(new WrittenHtml(WrittenHtml.of(new Element("strong").text(title))), mark);
    }

    /// Returns the text of an output that is a string, or the HTML of an embed; empty, with a message, for all else.
    Optional<String> html(DialectToken token, Node at) {
        if (token.kind() == Kind.SHORTCODE || token.kind() == Kind.TAG) {
            Shortcode code = Shortcode.read(token.literal());
            Optional<String> html = Embeds.html(code);
            if (html.isEmpty() && !SILENT.contains(code.name()) && !isEnd(code)) {
                omissions.add(Omissions.Kind.PLACEHOLDER, at, token.literal());
            }
            return html;
        }
        Optional<String> string = string(token.literal());
        if (string.isEmpty()) {
            omissions.add(Omissions.Kind.PLACEHOLDER, at, token.literal());
        }
        return string;
    }

    private void replaceOutput(DialectMark mark) {
        Optional<String> string = string(mark.literal());
        if (string.isPresent()) {
            replaceBy(new Text(string.get()), mark);
            return;
        }
        if (mark.literal().replaceAll("[{}\\s]", "").isEmpty()) {
            replaceBy(new Text(mark.literal()), mark);
            return;
        }
        omissions.add(Omissions.Kind.PLACEHOLDER, mark, mark.literal());
        Removal.remove(mark);
    }

    private static Optional<String> string(String token) {
        for (Pattern pattern : new Pattern[] {OUTPUT_STRING, EXPRESSION_STRING}) {
            Matcher string = pattern.matcher(token);
            if (string.matches()) {
                return first(string);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> first(Matcher string) {
        for (int group = 1; group <= string.groupCount(); group++) {
            if (string.group(group) != null) {
                return Optional.of(string.group(group));
            }
        }
        return Optional.empty();
    }

    private static boolean isEnd(Shortcode code) {
        return code.name().startsWith("/") || code.name().startsWith("end");
    }

    /// `{{< button href="https://…" >}}Read on{{< /button >}}` is a link.
    private Optional<String> link(Shortcode code) {
        Optional<String> address = code.argument("href", "url").filter(href -> href.startsWith("http"));
        if (LINKS.contains(code.name()) && address.isPresent()) {
            openLinks.push("/" + code.name());
            return Optional.of(WrittenHtml.start(new Element("a").attr("href", address.get())));
        }
        if (code.name().equals(openLinks.peek())) {
            openLinks.pop();
            return Optional.of("</a>");
        }
        return Optional.empty();
    }

    private static void replaceBy(Node node, DialectMark mark) {
        mark.insertBefore(node);
        mark.unlink();
    }
}
