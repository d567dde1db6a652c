package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.config.PublicationConfig;
import gazette.sources.folders.ArticleFile;
import gazette.text.LinearPattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The tests' shared cast: a paper in Berlin, in English, with a folder of articles.
public record ArticleFixture(Path folder) {
    static final Path FIXTURES = Path.of("src/test/resources/articles").toAbsolutePath();
    private static final PublicationConfig PAPER = new PublicationConfig(
            "The Sample", "A paper.", "en", ZoneId.of("Europe/Berlin"), Optional.empty(), Optional.empty());

    public ArticleFixture() {
        this(FIXTURES);
    }

    public ParseResult parse(String name, byte[] bytes) {
        FolderConfig config = new FolderConfig("own", folder, List.of(LinearPattern.of("^© THE END")), 1);
        Path path = Path.of(name);
        return new ArticleParser(PAPER)
                .parse(new ArticleFile("own", path, folder.resolve(path), bytes, Instant.EPOCH), config);
    }

    /// A fixture.
    public ParseResult parse(String name) {
        try {
            return parse(name, Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ParsedArticle read(String text) {
        return read("a.md", text);
    }

    public ParsedArticle read(String name, String text) {
        return (ParsedArticle) parse(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A body under a title.
    public Article article(String body) {
        return read("# Title\n\n" + body).article();
    }

    public String html(String body) {
        return article(body).html();
    }

    public List<String> faults(String text) {
        return switch (parse("a.md", text.getBytes(StandardCharsets.UTF_8))) {
            case InvalidArticle(List<Diagnostic> faults) ->
                faults.stream().map(Diagnostic::toString).toList();
            case ParsedArticle _ -> List.of();
        };
    }

    public List<String> warnings(String text) {
        return read(text).warnings().stream().map(Diagnostic::toString).toList();
    }
}
