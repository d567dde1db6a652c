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

/// Repairs what converters from HTML to Markdown break in Chinese, Japanese and Korean text: spaces inside emphasis,
/// `** 注意 **`, and link addresses that are wrapped over lines. Other text and code stay as they are.
final class CjkMarkdownRepair {
    /// Emphasis with a space inside, or a line that ends within an address.
    private static final Pattern SUSPECT = Pattern.compile(
            "(?:\\*\\*|__|~~)[ \\t\u3000\u00A0]|[ \\t\u3000\u00A0](?:\\*\\*|__|~~)|]\\((?:(?!]\\()[^)\\n])*+\\n");

    /// Code of more than 10 000 characters in a sentence is none, and would be looked for again at each backtick.
    private static final Pattern LITERAL =
            Pattern.compile("\\\\.|(?<!(?<!\\\\)`)(`++).{0,10000}?(?<!`)\\1(?!`)|<[^<>\\n]*+>", Pattern.DOTALL);
    private static final Pattern MARKS = Pattern.compile("\\*{2,3}|_{2,3}|~~");
    private static final Pattern WRAPPED_ADDRESS =
            Pattern.compile("(?<=]\\()https?://[^\\s()<>\"']*(?:\\n[ \\t>]*+[^\\s()<>\"']+){1,30}(?=[ \\t]*\\))");
    private static final Pattern WRAP = Pattern.compile("\\n[ \\t>]*");
    private static final String SPACES = " \t\u3000\u00A0";

    private final Function<String, Parser> parser;

    /// Creates a repairer.
    ///
    /// @param parser of a text, which tells text from code; it must include the source spans of blocks
    CjkMarkdownRepair(Function<String, Parser> parser) {
        this.parser = parser;
    }

    /// Returns the repaired text.
    String repair(String markdown) {
        if (!SUSPECT.matcher(markdown).find() || markdown.codePoints().noneMatch(Cjk::is)) {
            return markdown;
        }
        TextSpans spans = new TextSpans();
        parser.apply(markdown).parse(markdown).accept(spans);
        StringBuilder repaired = new StringBuilder(markdown);
        for (int[] span : spans.found.reversed()) {
            repaired.replace(span[0], span[1], repairText(markdown.substring(span[0], span[1])));
        }
        return repaired.toString();
    }

    private static String repairText(String text) {
        if (text.codePoints().noneMatch(Cjk::is)) {
            return text;
        }
        String unwrapped = outsideLiterals(
                text,
                part -> WRAPPED_ADDRESS
                        .matcher(part)
                        .replaceAll(address -> Matcher.quoteReplacement(
                                WRAP.matcher(address.group()).replaceAll(""))));
        return tightened(unwrapped);
    }

    private static String outsideLiterals(String text, Function<String, String> repair) {
        StringBuilder repaired = new StringBuilder();
        int end = 0;
        for (MatchResult literal : LITERAL.matcher(text).results().toList()) {
            repaired.append(repair.apply(text.substring(end, literal.start()))).append(literal.group());
            end = literal.end();
        }
        return repaired.append(repair.apply(text.substring(end))).toString();
    }

    /// Marks are taken in pairs: first and second, third and fourth. With an odd number, the pairs are unknown.
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
        boolean isCjk = start < end && (Cjk.is(text.codePointAt(start)) || Cjk.is(text.codePointBefore(end)));
        return isCjk ? text.substring(start, end) : text.substring(from, to);
    }

    /// Collects where text is, from the first to the last character of each block.
    private static final class TextSpans extends AbstractVisitor {
        private final List<int[]> found = new ArrayList<>();

        @Override
        public void visit(Paragraph paragraph) {
            add(paragraph);
        }

        @Override
        public void visit(Heading heading) {
            add(heading);
        }

        /// Adds a table line by line; a footnote has blocks of its own.
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
