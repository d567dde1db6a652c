package gazette.articles.body;

import gazette.sources.text.XmlSafeText;
import gazette.text.Cjk;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Joins lines that were wrapped in the source: with a space, but without one between Chinese or Japanese characters,
/// where a browser would show a gap.
final class LineUnwrapper {
    /// Begins where a run of spaces begins, or a long run without a line end would be read once for each of its spaces.
    private static final Pattern WRAP = Pattern.compile("(?<![ \\t])[ \\t]*+\\n[ \\t\\n]*+");

    private LineUnwrapper() {}

    /// Changes all text in place that is not preformatted.
    static void unwrap(Element body) {
        List<TextNode> texts =
                body.nodeStream(TextNode.class).filter(t -> !isPreformatted(t)).toList();
        for (int i = 0; i < texts.size(); i++) {
            int before = i == 0 ? ' ' : last(texts.get(i - 1).getWholeText());
            int after = i + 1 == texts.size() ? ' ' : first(texts.get(i + 1).getWholeText());
            texts.get(i).text(join(XmlSafeText.of(texts.get(i).getWholeText()), before, after));
        }
    }

    private static boolean isPreformatted(TextNode text) {
        return Optional.ofNullable(text.parent()).map(p -> p.closest("pre")).isPresent();
    }

    private static String join(String text, int before, int after) {
        Matcher wraps = WRAP.matcher(text);
        return wraps.replaceAll(wrap -> Matcher.quoteReplacement(glue(text, wrap, before, after)));
    }

    private static String glue(String text, MatchResult wrap, int before, int after) {
        int left = wrap.start() == 0 ? before : text.codePointBefore(wrap.start());
        int right = wrap.end() == text.length() ? after : text.codePointAt(wrap.end());
        return isJoined(left, right) ? "" : " ";
    }

    private static boolean isJoined(int left, int right) {
        if (Cjk.isPunctuation(left) || Cjk.isPunctuation(right)) {
            return true;
        }
        return isJoinedBeside(left, right) || isJoinedBeside(right, left);
    }

    private static boolean isJoinedBeside(int character, int neighbour) {
        return Cjk.isSpaceless(character) && (Cjk.isSpaceless(neighbour) || Cjk.isSharedPunctuation(neighbour));
    }

    private static int last(String text) {
        return text.isEmpty() ? ' ' : text.codePointBefore(text.length());
    }

    private static int first(String text) {
        return text.isEmpty() ? ' ' : text.codePointAt(0);
    }
}
