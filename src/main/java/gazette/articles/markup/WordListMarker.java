package gazette.articles.markup;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Describes the bullet or the number that Word writes as text before an item of a list.
///
/// @param start the number of the item; 0 for a letter
/// @param level from 1 on
record WordListMarker(boolean isNumber, int start, int level) {
    private static final Pattern IGNORED = Pattern.compile("(?i)mso-list\\s*:\\s*ignore");
    private static final Pattern LEVEL = Pattern.compile("(?i)mso-list\\s*:[^;]*\\blevel(\\d)");
    private static final Pattern INDENT = Pattern.compile("(?i)margin-left\\s*:\\s*([0-9.]{1,8})\\s*(in|pt|cm|mm|px)");
    private static final Pattern TEXT = Pattern.compile(
            "\\A[\\s\\u00A0]*([·•●○■□▪▫◦§ØüoO–—*-]|\\(?(?:\\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)])(?:[\\s\\u00A0]+|\\z)");
    private static final Pattern NUMBER = Pattern.compile("\\(?(\\d{1,3}|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]?");

    /// Removes the marker from a paragraph; empty if it has none.
    static Optional<WordListMarker> take(Element paragraph) {
        return written(paragraph).map(text -> of(text, level(paragraph)));
    }

    private static Optional<String> written(Element paragraph) {
        List<Element> ignored = paragraph.getElementsByTag("span").stream()
                .filter(span -> IGNORED.matcher(span.attr("style")).find())
                .toList();
        if (!ignored.isEmpty()) {
            String text = ignored.getFirst().text().replace('\u00A0', ' ').strip();
            ignored.forEach(Element::remove);
            return Optional.of(text);
        }
        return inText(paragraph);
    }

    /// "Web page, filtered" has the marker without a name.
    private static Optional<String> inText(Element paragraph) {
        List<TextNode> texts = paragraph.nodeStream(TextNode.class).toList();
        Matcher marker = TEXT.matcher(paragraph.wholeText());
        if (!marker.find() || texts.isEmpty()) {
            return Optional.empty();
        }
        int left = marker.end();
        for (TextNode node : texts) {
            String text = node.getWholeText();
            int cut = Math.min(left, text.length());
            node.text(text.substring(cut));
            left -= cut;
            if (left == 0) {
                break;
            }
        }
        return Optional.of(marker.group(1));
    }

    private static WordListMarker of(String text, int level) {
        Matcher number = NUMBER.matcher(text);
        boolean isNumber = number.matches() && (text.length() > 1 || Character.isDigit(text.charAt(0)));
        boolean isDecimal = isNumber && Character.isDigit(number.group(1).charAt(0));
        return new WordListMarker(isNumber, isDecimal ? Integer.parseInt(number.group(1)) : 0, level);
    }

    private static int level(Element paragraph) {
        Matcher level = LEVEL.matcher(paragraph.attr("style"));
        if (level.find()) {
            return Math.max(1, level.group(1).charAt(0) - '0');
        }
        Matcher indent = INDENT.matcher(paragraph.attr("style"));
        return indent.find() ? Math.clamp(Math.round(inches(indent.group(1), indent.group(2)) / 0.5), 1, 9) : 1;
    }

    private static double inches(String number, String unit) {
        double length = number.matches("\\d*\\.?\\d+|\\d+\\.") ? Double.parseDouble(number) : 0;
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "pt" -> length / 72;
            case "cm" -> length / 2.54;
            case "mm" -> length / 25.4;
            case "px" -> length / 96;
            default -> length;
        };
    }

    /// Returns a new list for such items.
    Element list() {
        Element list = new Element(isNumber ? "ol" : "ul").attr("data-level", Integer.toString(level));
        return start > 1 ? list.attr("start", Integer.toString(start)) : list;
    }

    /// Returns whether an item belongs to a list of its level: both have numbers, or neither has.
    boolean suits(Element list) {
        return isNumber == list.nameIs("ol") && (start != 1 || list.childrenSize() == 0);
    }
}
