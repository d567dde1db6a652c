package gazette.articles.formats;

import gazette.text.Cjk;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.Parser;

/// Mends what converters from HTML to Markdown spoil in Chinese, Japanese and Korean text: spaces inside the marks of
/// emphasis, `** 注意 **`, and addresses of links that are wrapped over lines. Other text and code stay as they are.
final class MarkdownRepair {
    /// Marks with a space at their inner side, or a line that ends within an address.
    private static final Pattern SUSPECT =
            Pattern.compile("(?:\\*\\*|__|~~)[ \\t\u3000\u00A0]|[ \\t\u3000\u00A0](?:\\*\\*|__|~~)|]\\([^)\\n]*\\n");

    private static final Pattern LITERAL =
            Pattern.compile("\\\\.|(`+)(?!`).*?(?<!`)\\1(?!`)|<[^<>\\n]*>", Pattern.DOTALL);
    private static final Pattern MARKS = Pattern.compile("\\*{2,3}|_{2,3}|~~");
    private static final Pattern WRAPPED_ADDRESS =
            Pattern.compile("(?<=]\\()https?://[^\\s()<>\"']*(?:\\n[ \\t>]*+[^\\s()<>\"']+){1,30}(?=[ \\t]*\\))");
    private static final Pattern WRAP = Pattern.compile("\\n[ \\t>]*");
    private static final String SPACES = " \t\u3000\u00A0";

    private final Parser parser;

    /// @param parser tells text from code; it must keep the places of blocks
    MarkdownRepair(Parser parser) {
        this.parser = parser;
    }

    String repair(String markdown) {
        if (!SUSPECT.matcher(markdown).find() || markdown.codePoints().noneMatch(Cjk::is)) {
            return markdown;
        }
        Places places = new Places();
        parser.parse(markdown).accept(places);
        StringBuilder mended = new StringBuilder(markdown);
        for (int[] place : places.found.reversed()) {
            mended.replace(place[0], place[1], repairText(markdown.substring(place[0], place[1])));
        }
        return mended.toString();
    }

    private static String repairText(String text) {
        if (text.codePoints().noneMatch(Cjk::is)) {
            return text;
        }
        String whole = outsideLiterals(
                text,
                part -> WRAPPED_ADDRESS
                        .matcher(part)
                        .replaceAll(address -> Matcher.quoteReplacement(
                                WRAP.matcher(address.group()).replaceAll(""))));
        return tightened(whole);
    }

    private static String outsideLiterals(String text, Function<String, String> mend) {
        StringBuilder mended = new StringBuilder();
        int end = 0;
        for (MatchResult literal : LITERAL.matcher(text).results().toList()) {
            mended.append(mend.apply(text.substring(end, literal.start()))).append(literal.group());
            end = literal.end();
        }
        return mended.append(mend.apply(text.substring(end))).toString();
    }

    /// Marks are taken in pairs, first and second, third and fourth; if one is left over, nobody knows which it is.
    private static String tightened(String text) {
        String bare = LITERAL.matcher(text).replaceAll(literal -> "\u0001".repeat(literal.end() - literal.start()));
        List<MatchResult> marks = MARKS.matcher(bare).results().toList();
        if (marks.size() % 2 != 0) {
            return text;
        }
        StringBuilder tight = new StringBuilder(text);
        for (int i = marks.size() - 2; i >= 0; i -= 2) {
            MatchResult open = marks.get(i);
            MatchResult close = marks.get(i + 1);
            if (open.group().equals(close.group())) {
                tight.replace(open.end(), close.start(), tightened(text, open.end(), close.start()));
            }
        }
        return tight.toString();
    }

    private static String tightened(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && SPACES.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && SPACES.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean chinese = start < end && (Cjk.is(text.codePointAt(start)) || Cjk.is(text.codePointBefore(end)));
        return chinese ? text.substring(start, end) : text.substring(from, to);
    }

    /// Where running text stands, from the first to the last character of each block.
    private static final class Places extends AbstractVisitor {
        private final List<int[]> found = new ArrayList<>();

        @Override
        public void visit(Paragraph paragraph) {
            add(paragraph);
        }

        @Override
        public void visit(Heading heading) {
            add(heading);
        }

        /// A table, line by line, or a note.
        @Override
        public void visit(CustomBlock block) {
            if (block.getFirstChild() instanceof CustomNode) {
                block.getSourceSpans().forEach(line -> add(line, line));
            }
            visitChildren(block);
        }

        private void add(Node text) {
            List<SourceSpan> spans = text.getSourceSpans();
            if (!spans.isEmpty()) {
                add(spans.getFirst(), spans.getLast());
            }
        }

        private void add(SourceSpan first, SourceSpan last) {
            found.add(new int[] {first.getInputIndex(), last.getInputIndex() + last.getLength()});
        }
    }
}
