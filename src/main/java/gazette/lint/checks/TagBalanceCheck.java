package gazette.lint.checks;

import gazette.lint.FindingCollector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks that every tag that is opened is closed, as most programs see it, and as Outlook does, which reads
/// conditional comments.
public final class TagBalanceCheck {
    private static final List<String> TAGS = List.of("table", "tr", "td", "th", "div", "span", "a");
    private static final int LONGEST_TAG = 5;
    /// Lists the ways to write `[if !mso]` so that all others see the content.
    private static final List<String> SHOWN_TO_OTHERS = List.of("><!-->", "><!-- -->", "-->");

    private static final List<String> ENDS = List.of("<![endif]", "<!--<![endif]", "<!--[endif]", "<!-- <![endif]");

    private final FindingCollector findings;
    private final Map<String, Integer> openToAll = new HashMap<>();
    private final Map<String, Integer> openToOutlook = new HashMap<>();
    private boolean inCondition;
    private boolean forOutlook;
    private boolean paired = true;

    public TagBalanceCheck(FindingCollector findings) {
        this.findings = findings;
    }

    public void run(String html) {
        int at = html.indexOf('<');
        while (at >= 0) {
            at = html.indexOf('<', take(html, at));
        }
        if (!paired || inCondition) {
            findings.error(
                    "structure",
                    "Conditional comments do not come in pairs; Outlook shows too much or nothing.",
                    "the HTML part",
                    "Close each <!--[if …]> with an <![endif]--> in the theme's templates.");
            return;
        }
        balance(openToAll, "Mail programs find ");
        balance(openToOutlook, "Outlook finds ");
    }

    /// Takes what begins at a `<`, and says where to read on.
    private int take(String html, int at) {
        if (html.startsWith("<!--[if", at) || html.startsWith("<![if", at)) {
            return open(html, at);
        }
        if (ENDS.stream().anyMatch(end -> html.startsWith(end, at))) {
            paired &= inCondition;
            inCondition = false;
            forOutlook = false;
            return html.indexOf(']', at);
        }
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at);
            return end < 0 ? html.length() : end;
        }
        return count(html, at + 1);
    }

    private int open(String html, int at) {
        paired &= !inCondition;
        inCondition = true;
        int end = html.indexOf(']', at) + 1;
        Optional<String> shown = SHOWN_TO_OTHERS.stream()
                .filter(form -> html.startsWith(form, end))
                .findFirst();
        forOutlook = shown.isEmpty() && html.startsWith("<!--", at);
        return end + shown.map(String::length).orElse(0);
    }

    /// Counts a tag, and says where it ends: what stands in quotes is no tag.
    private int count(String html, int from) {
        boolean closes = from < html.length() && html.charAt(from) == '/';
        int begin = closes ? from + 1 : from;
        int end = begin;
        while (end < html.length() && end - begin <= LONGEST_TAG && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        String tag = html.substring(begin, end);
        if (TAGS.contains(tag)) {
            (forOutlook ? openToOutlook : openToAll).merge(tag, closes ? -1 : 1, Integer::sum);
        }
        return tag.isEmpty() ? from : end(html, end);
    }

    private static int end(String html, int from) {
        char quote = 0;
        int at = from;
        while (at < html.length() && (quote != 0 || html.charAt(at) != '>')) {
            char c = html.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
            at++;
        }
        return at;
    }

    private void balance(Map<String, Integer> open, String who) {
        List<String> halves = TAGS.stream()
                .filter(tag -> open.getOrDefault(tag, 0) != 0)
                .map(tag -> (open.getOrDefault(tag, 0) > 0 ? "<" : "</") + tag + ">")
                .toList();
        if (!halves.isEmpty()) {
            findings.error(
                    "structure",
                    who + String.join(", ", halves) + " without the other half.",
                    "the HTML part",
                    "Close in the theme's templates what is opened there.");
        }
    }
}
