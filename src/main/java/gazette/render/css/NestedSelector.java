package gazette.render.css;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the selector of a nested rule so that it can stand alone: `&` is what the rule around it selects.
final class NestedSelector {
    /// Lets no sheet grow without end: each level may name `&` several times.
    private static final int MAX_LENGTH = 4_000;

    /// More selectors than this are written as one, with `:is()`.
    private static final int MAX_SELECTORS = 24;

    private static final String COMBINATORS = ">+~";

    private NestedSelector() {}

    /// Returns a selector without its `&`, or several where there are several parents, since few mail programs know
    /// `:is()`; none if it grows too long.
    ///
    /// @param parents the selectors of the rule around it; empty if there is none, and `&` stays
    static List<String> expand(String nested, List<Selector> parents) {
        if (parents.isEmpty()) {
            return List.of(nested);
        }
        String absolute = absolute(nested);
        boolean mayDivide = parents.size() <= MAX_SELECTORS && haveOneRank(parents) && hasOneAmpersand(absolute);
        List<String> expanded = mayDivide
                ? parents.stream()
                        .map(parent -> withParents(absolute, List.of(parent)))
                        .toList()
                : List.of(withParents(absolute, parents));
        return expanded.stream().mapToInt(String::length).sum() > MAX_LENGTH ? List.of() : expanded;
    }

    /// Returns whether a selector begins with what it is relative to, such as `> a`.
    static boolean isRelative(String selector) {
        return !selector.isEmpty() && COMBINATORS.indexOf(selector.charAt(0)) >= 0;
    }

    /// Returns a text with the parents in place of each `&`.
    static String withParents(String nested, List<Selector> parents) {
        var written = new StringBuilder();
        int from = 0;
        for (int at = ampersand(nested, 0); at < nested.length(); at = ampersand(nested, from)) {
            written.append(nested, from, at).append(parent(nested, at, parents));
            from = at + 1;
        }
        return written.append(nested.substring(from)).toString();
    }

    private static String absolute(String nested) {
        if (isRelative(nested)) {
            return "&" + nested;
        }
        boolean isImplied = !nested.isEmpty() && ampersand(nested, 0) == nested.length();
        return isImplied ? "& " + nested : nested;
    }

    private static boolean haveOneRank(List<Selector> parents) {
        return parents.stream()
                        .map(parent -> parent.matcher().specificity())
                        .distinct()
                        .count()
                == 1;
    }

    private static boolean hasOneAmpersand(String selector) {
        int first = ampersand(selector, 0);
        return first < selector.length() && ampersand(selector, first + 1) == selector.length();
    }

    /// Returns what stands for one `&`: the parent itself if it means the same there, else `:is()` with all parents.
    private static String parent(String nested, int at, List<Selector> parents) {
        String only = parents.getFirst().text();
        boolean mayStand = at == 0 || parents.getFirst().matcher().isCompound();
        boolean isName = CssScanner.isName(only.charAt(0)) || only.charAt(0) == '*';
        boolean isJoined = at > 0 && isPartOfCompound(nested.charAt(at - 1));
        boolean isFollowedByName = at + 1 < nested.length() && CssScanner.isName(nested.charAt(at + 1));
        if (parents.size() == 1 && mayStand && !(isJoined && isName) && !isFollowedByName) {
            return only;
        }
        return parents.stream().map(Selector::text).collect(Collectors.joining(",", ":is(", ")"));
    }

    private static boolean isPartOfCompound(char before) {
        return CssScanner.isName(before) || "])*&".indexOf(before) >= 0;
    }

    /// Returns the first place of `&` from one on, outside strings and attributes; the length if there is none.
    private static int ampersand(String selector, int from) {
        var scanner = new CssScanner(selector);
        int at = from;
        while (at < selector.length() && selector.charAt(at) != '&') {
            at = selector.charAt(at) == '(' ? at + 1 : scanner.end(at, selector.length(), false);
        }
        return Math.min(at, selector.length());
    }
}
