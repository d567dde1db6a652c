package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    /// The beginnings and ends of links that have both.
    private final Set<DialectMark> linked = new HashSet<>();

    Placeholders(Omissions omissions) {
        this.omissions = omissions;
    }

    /// Finds the links that have an end. Without one, all that follows would be the text of the link.
    ///
    /// @param marks of a document, in order
    void pairLinks(List<DialectMark> marks) {
        Map<String, Deque<DialectMark>> open = new HashMap<>();
        for (DialectMark mark : marks) {
            Shortcode code = Shortcode.read(mark.literal());
            if (LINKS.contains(code.name())) {
                open.computeIfAbsent("/" + code.name(), _ -> new ArrayDeque<>()).push(mark);
                continue;
            }
            DialectMark start =
                    open.getOrDefault(code.name(), new ArrayDeque<>()).poll();
            if (start != null && address(Shortcode.read(start.literal())).isPresent()) {
                linked.add(start);
                linked.add(mark);
            }
        }
    }

    /// Replaces one token.
    void replace(DialectMark mark) {
        if (mark.kind() == Kind.OUTPUT || mark.kind() == Kind.EXPRESSION) {
            replaceOutput(mark);
            return;
        }
        Shortcode code = Shortcode.read(mark.literal());
        Optional<String> html = Embeds.html(code).or(() -> link(mark, code));
        if (html.isPresent()) {
            replaceBy(new WrittenHtml(html.get()), mark);
            return;
        }
        tell(code, mark, mark.literal());
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
            if (html.isEmpty()) {
                tell(code, at, token.literal());
            }
            return html;
        }
        Optional<String> string = string(token.literal());
        if (string.isEmpty()) {
            omissions.add(Omissions.Kind.PLACEHOLDER, at, token.literal());
        }
        return string;
    }

    private void tell(Shortcode code, Node at, String literal) {
        if (!SILENT.contains(code.name()) && !isEnd(code)) {
            omissions.add(Omissions.Kind.PLACEHOLDER, at, literal);
        }
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

    /// `{{< button href="https://…" >}}Read on{{< /button >}}` is a link. Without an end it has its text with it.
    private Optional<String> link(DialectMark mark, Shortcode code) {
        if (!LINKS.contains(code.name())) {
            return linked.contains(mark) ? Optional.of("</a>") : Optional.empty();
        }
        return address(code).map(address -> {
            Element link = new Element("a").attr("href", address);
            return linked.contains(mark)
                    ? WrittenHtml.start(link)
                    : WrittenHtml.of(link.text(
                            code.argument("text", "title", "label", "name").orElse(address)));
        });
    }

    private static Optional<String> address(Shortcode code) {
        return code.argument("href", "url").filter(href -> href.startsWith("http"));
    }

    private static void replaceBy(Node node, DialectMark mark) {
        mark.insertBefore(node);
        mark.unlink();
    }
}
