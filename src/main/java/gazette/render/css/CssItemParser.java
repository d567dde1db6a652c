package gazette.render.css;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Divides a style sheet into rules, at-rules and declarations (CSS Syntax Level 3, section 5). What is malformed is
/// named, and the rest holds.
final class CssItemParser {
    private static final Set<String> GROUPS =
            Set.of("media", "supports", "container", "layer", "scope", "starting-style", "document", "-moz-document");

    private final String css;
    private final CssScanner scanner;
    private final int[] lineEnds;

    private CssItemParser(String css) {
        this.css = css;
        this.scanner = new CssScanner(css);
        this.lineEnds = IntStream.range(0, css.length())
                .filter(i -> css.charAt(i) == '\n')
                .toArray();
    }

    /// Returns what a sheet consists of.
    static List<CssItem> sheet(String css) {
        return new CssItemParser(css).rules(0, css.length());
    }

    /// Returns what a block, or a `style` attribute, consists of.
    static List<CssItem> block(String css) {
        return new CssItemParser(css).content(0, css.length());
    }

    private List<CssItem> rules(int from, int to) {
        List<CssItem> items = new ArrayList<>();
        int at = skipBetweenRules(from, to);
        while (at < to) {
            at = skipBetweenRules(css.charAt(at) == '@' ? atRule(at, to, false, items) : rule(at, to, items), to);
        }
        return items;
    }

    /// Skips what may stand between rules: also the comment marks of old pages, and signs too many.
    private int skipBetweenRules(int from, int to) {
        int at = scanner.skipSpace(from, to);
        while (at < to) {
            if (css.startsWith("<!--", at)) {
                at += 4;
            } else if (css.startsWith("-->", at)) {
                at += 3;
            } else if (css.charAt(at) == ';' || css.charAt(at) == '}') {
                at++;
            } else {
                return at;
            }
            at = scanner.skipSpace(at, to);
        }
        return to;
    }

    private int rule(int from, int to, List<CssItem> items) {
        int open = find("{", from, to, false);
        if (open == to) {
            items.add(malformed(from, to, "is a selector without a block", "write { and } behind it"));
            return to;
        }
        return rule(from, open, to, items);
    }

    private int rule(int from, int open, int to, List<CssItem> items) {
        int close = scanner.blockEnd(open, to, true);
        items.add(new CssItem.StyleRule(
                CssText.selector(css.substring(from, open)), content(open + 1, close), line(from)));
        return Math.min(close + 1, to);
    }

    private List<CssItem> content(int from, int to) {
        List<CssItem> items = new ArrayList<>();
        int at = skipSemicolons(from, to);
        while (at < to) {
            at = skipSemicolons(
                    css.charAt(at) == '@' ? atRule(at, to, true, items) : declarationOrRule(at, to, items), to);
        }
        return items;
    }

    private int skipSemicolons(int from, int to) {
        int at = scanner.skipSpace(from, to);
        while (at < to && css.charAt(at) == ';') {
            at = scanner.skipSpace(at + 1, to);
        }
        return at;
    }

    private int declarationOrRule(int from, int to, List<CssItem> items) {
        boolean isCustom = css.startsWith("--", from);
        int end = find(isCustom ? ";" : ";{", from, to, isCustom);
        if (end < to && css.charAt(end) == '{') {
            return rule(from, end, to, items);
        }
        String text = css.substring(from, end);
        Optional<Declaration> declaration = Declaration.parse(text);
        items.add(declaration
                .<CssItem>map(CssItem.Declared::new)
                .orElseGet(() ->
                        malformed(from, end, "is no declaration that browsers read", "leave it out, or mend it")));
        return end;
    }

    private int atRule(int from, int to, boolean isNested, List<CssItem> items) {
        int nameEnd = from + 1;
        while (nameEnd < to && CssScanner.isName(css.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = css.substring(from + 1, nameEnd).toLowerCase(Locale.ROOT);
        int open = find(";{", nameEnd, to, false);
        String prelude = CssText.prelude(css.substring(nameEnd, open));
        String head = "@" + name + (prelude.isEmpty() ? "" : " ") + prelude;
        if (open == to || css.charAt(open) == ';') {
            items.add(new CssItem.Other(name, "", head + ";", line(from)));
            return Math.min(open + 1, to);
        }
        int close = scanner.blockEnd(open, to, true);
        if (GROUPS.contains(name)) {
            boolean mayDeclare = isNested || name.equals("scope");
            List<CssItem> content = mayDeclare ? content(open + 1, close) : rules(open + 1, close);
            items.add(new CssItem.Group(name, prelude, content));
        } else {
            String block = CssText.block(css.substring(open + 1, close));
            items.add(new CssItem.Other(name, block, head + "{" + block + "}", line(from)));
        }
        return Math.min(close + 1, to);
    }

    /// Returns the first place of one of some signs outside strings and brackets, else the limit.
    private int find(String signs, int from, int to, boolean withBraces) {
        int at = from;
        while (at < to && signs.indexOf(css.charAt(at)) < 0) {
            at = scanner.end(at, to, withBraces);
        }
        return Math.min(at, to);
    }

    private CssItem.Malformed malformed(int from, int to, String problem, String remedy) {
        return new CssItem.Malformed(CssWarning.about(line(from), css.substring(from, to), problem, remedy));
    }

    private int line(int at) {
        int place = Arrays.binarySearch(lineEnds, at);
        return 1 + (place < 0 ? -place - 1 : place);
    }
}
