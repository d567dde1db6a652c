package gazette.press.reports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces words in clean HTML, in its text only: tags, links and pictures stay as they are.
final class ReplaceText {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    private ReplaceText() {}

    /// Holds HTML and how often something was replaced in it.
    record Replaced(String html, int times) {}

    /// Replaces words wherever they stand. They are found if no tag is between them.
    ///
    /// @param wrong as people read it, as is `right`
    static Replaced in(String html, String wrong, String right) {
        Pattern sought = Pattern.compile(Pattern.quote(escaped(wrong)));
        String replacement = Matcher.quoteReplacement(escaped(right));
        var result = new StringBuilder();
        int times = 0;
        int from = 0;
        Matcher tag = TAG.matcher(html);
        while (from <= html.length()) {
            boolean found = tag.find(from);
            String text = html.substring(from, found ? tag.start() : html.length());
            times += (int) sought.matcher(text).results().count();
            result.append(sought.matcher(text).replaceAll(replacement));
            if (!found) {
                break;
            }
            result.append(tag.group());
            from = tag.end();
        }
        return new Replaced(result.toString(), times);
    }

    /// Returns text as clean HTML has it.
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
