package gazette.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether what is opened is closed, as most programs see it, and as Outlook does, which reads comments that name it.
final class StructureCheck {
    private static final List<String> TAGS = List.of("table", "tr", "td", "th", "div", "span", "a");
    private static final Pattern PIECE = Pattern.compile(
            "(?<if><!--\\[if [^\\]]*\\]>)(?<shown>\\s*<!--\\s*>|<!-->)?"
                    + "|(?<endif><!(?:--<!)?\\[endif\\](?:--)?>)"
                    + "|(?<comment><!--)"
                    + "|<(?<slash>/?)(?<tag>" + String.join("|", TAGS) + ")\\b",
            Pattern.CASE_INSENSITIVE);

    private final Marks marks;
    private final Map<String, Integer> openToAll = new HashMap<>();
    private final Map<String, Integer> openToOutlook = new HashMap<>();
    private boolean inCondition;
    private boolean forOutlook;
    private boolean paired = true;

    StructureCheck(Marks marks) {
        this.marks = marks;
    }

    void run(String html) {
        Matcher piece = PIECE.matcher(html);
        int from = 0;
        while (piece.find(from)) {
            from = take(piece, html);
        }
        if (!paired || inCondition) {
            marks.error(
                    "structure",
                    "Conditional comments do not come in pairs; Outlook shows too much or nothing.",
                    "the HTML part",
                    "Close each <!--[if …]> with an <![endif]--> in the theme's templates.");
            return;
        }
        balance(openToAll, "Mail programs find ");
        balance(openToOutlook, "Outlook finds ");
    }

    /// Counts a piece, and says where to read on.
    private int take(Matcher piece, String html) {
        if (piece.group("if") != null) {
            paired &= !inCondition;
            inCondition = true;
            forOutlook = piece.group("shown") == null;
        } else if (piece.group("endif") != null) {
            paired &= inCondition;
            inCondition = false;
            forOutlook = false;
        } else if (piece.group("comment") != null) {
            int end = html.indexOf("-->", piece.end());
            return end < 0 ? html.length() : end;
        } else {
            int step = piece.group("slash").isEmpty() ? 1 : -1;
            (forOutlook ? openToOutlook : openToAll)
                    .merge(piece.group("tag").toLowerCase(Locale.ROOT), step, Integer::sum);
        }
        return piece.end();
    }

    private void balance(Map<String, Integer> open, String who) {
        List<String> halves = TAGS.stream()
                .filter(tag -> open.getOrDefault(tag, 0) != 0)
                .map(tag -> (open.getOrDefault(tag, 0) > 0 ? "<" : "</") + tag + ">")
                .toList();
        if (!halves.isEmpty()) {
            marks.error(
                    "structure",
                    who + String.join(", ", halves) + " without the other half.",
                    "the HTML part",
                    "Close in the theme's templates what is opened there.");
        }
    }
}
