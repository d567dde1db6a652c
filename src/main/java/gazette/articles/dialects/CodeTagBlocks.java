package gazette.articles.dialects;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Parses code between tags, untouched: `{% highlight ruby %}` of Jekyll, `{{< highlight go >}}` of Hugo, `{%
/// codeblock %}` of Hexo.
final class CodeTagBlocks extends AbstractBlockParserFactory {
    private static final Pattern START = Pattern.compile(
            "(?:\\{%-?\\s*(?<tag>highlight|codeblock|code)\\b(?<a>[^%]*?)-?%}"
                    + "|\\{\\{(?<sign>[<%])\\s*(?<shortcode>highlight|code|code-block)\\b(?<b>[^<>]*?)[>%]}})(?<rest>.*)");
    private static final Pattern LANGUAGE =
            Pattern.compile("\\s*(?:(?:lang(?:uage)?)[:=]\\s*)?\"?([\\w+#.-]+)(?![\\w:=]).*", Pattern.DOTALL);

    private final MarkdownSource source;
    private final Map<String, Integer> lastEnds = new HashMap<>();

    CodeTagBlocks(MarkdownSource source) {
        this.source = source;
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        int start = LinePlace.of(state);
        if (start < 0 || state.getIndent() >= 4 || source.at(start) != '{') {
            return BlockStart.none();
        }
        Matcher opening = START.matcher(LinePlace.rest(state));
        if (!opening.matches()) {
            return BlockStart.none();
        }
        Pattern end = end(opening);
        return start < lastEnds.computeIfAbsent(end.pattern(), _ -> source.last(end))
                ? LinePlace.take(state, new Code(opening, end))
                : BlockStart.none();
    }

    private static Pattern end(Matcher opening) {
        String tag = opening.group("tag");
        return tag == null
                ? Pattern.compile("\\{\\{[<%]\\s*+/\\s*+" + opening.group("shortcode") + "\\s*+[>%]}}")
                : Pattern.compile("\\{%-?\\s*+end" + tag + "\\s*+-?%}");
    }

    private static final class Code extends AbstractBlockParser {
        private final FencedCodeBlock block = new FencedCodeBlock();
        private final StringBuilder code = new StringBuilder();
        private final Pattern end;
        private boolean isFinished;

        private Code(Matcher opening, Pattern end) {
            this.end = end;
            Matcher language = LANGUAGE.matcher(opening.group("tag") == null ? opening.group("b") : opening.group("a"));
            block.setInfo(language.matches() ? language.group(1) : "");
            addLine(opening.group("rest"));
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return isFinished ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(SourceLine line) {
            addLine(line.getContent().toString());
        }

        private void addLine(String line) {
            Matcher closing = end.matcher(line);
            isFinished = closing.find();
            String text = isFinished ? line.substring(0, closing.start()) : line;
            if (!text.isBlank() || (!isFinished && !code.isEmpty())) {
                code.append(text).append('\n');
            }
        }

        @Override
        public void closeBlock() {
            block.setLiteral(code.toString());
        }
    }
}
