package gazette.articles.parsing;

import gazette.articles.body.Body;
import gazette.articles.body.BodyPipeline;
import gazette.articles.body.ImageLinker;
import gazette.articles.body.LinkResolver;
import gazette.articles.formats.ArticleFormat;
import gazette.articles.parsing.ParsedNote.Field;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.articles.text.HtmlDepth;
import gazette.text.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Parses the words that an editor writes for one issue, as an article's, but without a head and pictures. They may say
/// something of the subscriber, as templates do: `${subscriber.name!"reader"}`.
public final class NoteParser {
    private static final int MARK = 24;
    private static final Pattern FIELD =
            Pattern.compile("\\$\\{ *subscriber\\.(name|address|attributes\\.[\\w-]{1,100}) *! *"
                    + "(?:\"([^\"\\n]{0,200})\"|'([^'\\n]{0,200})'|“([^”\\n]{0,200})”) *\\}");
    private static final Pattern OTHER_FIELD = Pattern.compile("\\$\\{ *subscriber[^}\\n]{0,100}\\}?");

    private final ArticleDiagnostics diagnostics;
    private final List<Field> fields = new ArrayList<>();

    private NoteParser(Path file) {
        this.diagnostics = new ArticleDiagnostics(file);
    }

    /// Parses a text in Markdown or HTML.
    ///
    /// @param file as diagnostics name it
    /// @param lang the language that it is said to be in, a BCP 47 tag
    public static ParsedNote parse(Path file, byte[] bytes, String lang) {
        return new NoteParser(file).parse(bytes, lang);
    }

    /// Puts something in the places of what a line says of the subscriber.
    ///
    /// @param filled gets the field's name and the words for those who have none
    public static String withFields(String line, BinaryOperator<String> filled) {
        return FIELD.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(filled.apply(match.group(1), fallback(match))));
    }

    private ParsedNote parse(byte[] bytes, String lang) {
        Optional<ArticleFileText> text = ArticleFileText.decode(bytes, diagnostics);
        Optional<Body> body = text.map(this::marked).flatMap(marked -> body(marked, lang));
        return new ParsedNote(
                text.map(ArticleFileText::text).orElse(""),
                body.map(Body::html).orElse(""),
                body.map(Body::text).orElse(""),
                fields,
                diagnostics.warnings(),
                diagnostics.errors());
    }

    /// Returns the text with a mark for each field: no Markdown and no cleaning touches its digits.
    private ArticleFileText marked(ArticleFileText text) {
        String hash = Sha256.hex(text.text());
        String marked = FIELD.matcher(text.text()).replaceAll(match -> mark(match, hash));
        Matcher other = OTHER_FIELD.matcher(marked);
        if (other.find()) {
            diagnostics.warning(
                    text.lineOf(other.group()),
                    "`" + other.group() + "` cannot be filled in, and stands there as it is",
                    "write ${subscriber.name!\"reader\"}, with words for those whose name is not known");
        }
        return new ArticleFileText(marked);
    }

    private String mark(MatchResult match, String hash) {
        String mark = Sha256.hex(hash + fields.size()).replaceAll("[^0-9]", "7").substring(0, MARK);
        fields.add(new Field(mark, match.group(1), fallback(match)));
        return mark;
    }

    private static String fallback(MatchResult match) {
        return Stream.of(2, 3, 4)
                .flatMap(group -> Optional.ofNullable(match.group(group)).stream())
                .findFirst()
                .orElse("");
    }

    private Optional<Body> body(ArticleFileText text, String lang) {
        return ArticleFormat.of(text)
                .read(text, diagnostics)
                .flatMap(raw -> body(raw.body(), text, lang))
                .filter(body -> diagnostics.errors().isEmpty() && !body.isEmpty());
    }

    private Optional<Body> body(Element raw, ArticleFileText text, String lang) {
        if (HtmlDepth.firstTooDeep(raw).isPresent()) {
            diagnostics.error(1, HtmlDepth.PROBLEM, "write it with fewer elements in one another");
            return Optional.empty();
        }
        if (!raw.select("img, picture, svg").isEmpty()) {
            diagnostics.warning(1, "its pictures are left out", "show pictures in an article");
            raw.select("img, picture, svg").remove();
        }
        var images = new ImageLinker(_ -> ImageLinker.unusableAddress(), Optional.empty(), text, diagnostics);
        var links = new LinkResolver(Optional.empty(), text, diagnostics);
        return Optional.of(new BodyPipeline(List.of(), text, links, images, diagnostics).process(raw, lang));
    }
}
