package gazette.articles;

import gazette.config.Fault;
import gazette.config.FolderConfig;
import gazette.config.Publication;
import gazette.sources.ArticleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The tests' shared cast: a paper in Berlin, in English, with a folder of articles.
record Desk(Path folder) {
    static final Path FIXTURES = Path.of("src/test/resources/articles").toAbsolutePath();
    private static final Publication PAPER = new Publication(
            "The Sample", "A paper.", "en", ZoneId.of("Europe/Berlin"), Optional.empty(), Optional.empty());

    Desk() {
        this(FIXTURES);
    }

    ParsedFile parse(String name, byte[] bytes) {
        FolderConfig config = new FolderConfig("own", folder, List.of(Pattern.compile("^© THE END")));
        Path path = Path.of(name);
        return new ArticleParser(PAPER)
                .parse(new ArticleFile("own", path, folder.resolve(path), bytes, Instant.EPOCH), config);
    }

    /// A fixture.
    ParsedFile parse(String name) {
        try {
            return parse(name, Files.readAllBytes(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ReadArticle read(String text) {
        return read("a.md", text);
    }

    ReadArticle read(String name, String text) {
        return (ReadArticle) parse(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// A body under a title.
    Article article(String body) {
        return read("# Title\n\n" + body).article();
    }

    String html(String body) {
        return article(body).html();
    }

    List<String> faults(String text) {
        return switch (parse("a.md", text.getBytes(StandardCharsets.UTF_8))) {
            case UnreadableArticle(List<Fault> faults) ->
                faults.stream().map(Fault::toString).toList();
            case ReadArticle _ -> List.of();
        };
    }

    List<String> warnings(String text) {
        return read(text).warnings().stream().map(Fault::toString).toList();
    }
}
