package gazette.cli;

import gazette.articles.Article;
import gazette.articles.LanguageSuffix;
import gazette.articles.parsing.ArticleParser;
import gazette.articles.parsing.InvalidArticle;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Config;
import gazette.config.FolderConfig;
import gazette.config.SourceConfig;
import gazette.sources.folders.ArticleFile;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette article FILE…`.
@Command(
        name = "article",
        description = "Shows how article files are read. A file whose name is that of a command is written ./again.")
final class ParseArticleCommand implements Callable<Integer> {
    /// The excerpt is an older name of the summary.
    private static final Set<String> ONLY_IN_JSON = Set.of("html", "text", "excerpt");

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "FILE", arity = "0..*", description = "Article files, anywhere.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (files.isEmpty()) {
            List<ArgSpec> missing = List.copyOf(spec.positionalParameters());
            throw new MissingParameterException(spec.commandLine(), missing, "FILE is missing");
        }
        Config config = workspace.config();
        int exit = 0;
        for (Path file : files) {
            exit = Math.max(exit, show(file, config));
        }
        return exit;
    }

    private int show(Path file, Config config) {
        PrintWriter err = spec.commandLine().getErr();
        Path absolute = file.toAbsolutePath().normalize();
        FolderConfig folder = folderOf(absolute, config);
        try {
            var found = new ArticleFile(
                    folder.name(),
                    folder.folder().relativize(absolute),
                    absolute,
                    Files.readAllBytes(absolute),
                    Files.getLastModifiedTime(absolute).toInstant());
            return switch (new ArticleParser(config.publication()).parse(found, folder)) {
                case InvalidArticle unreadable -> {
                    unreadable.faults().forEach(err::println);
                    yield 1;
                }
                case ParsedArticle read -> {
                    read.warnings().forEach(warning -> err.println("warning: " + warning));
                    read.notes().forEach(note -> err.println(file + ": " + note));
                    print(file, read.article(), config.publication().zone());
                    yield 0;
                }
            };
        } catch (NoSuchFileException _) {
            err.println(file + ": there is no such file");
            return 1;
        } catch (IOException e) {
            err.println(file + ": cannot be read: " + FailureText.of(e));
            return 1;
        }
    }

    /// Returns the source that holds the file, else its own folder with the rules of the first source.
    private static FolderConfig folderOf(Path file, Config config) {
        SourceConfig first = config.sources().values().iterator().next();
        return config.folders().stream()
                .filter(source -> file.startsWith(source.folder()))
                .findFirst()
                .orElseGet(() -> new FolderConfig(first.name(), file.resolveSibling(""), first.cutAfter(), 1));
    }

    private void print(Path file, Article article, ZoneId zone) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Object> fields = fields(file, article, zone);
        if (json) {
            out.println(JsonLines.of(fields));
            return;
        }
        fields.forEach((name, value) -> {
            if (!ONLY_IN_JSON.contains(name)
                    && !value.equals("")
                    && !value.equals(false)
                    && !(name.equals("translations") && value.equals(List.of()))) {
                out.printf("%-10s %s%n", name, value);
            }
        });
        out.println();
        out.println(article.text());
    }

    private static Map<String, Object> fields(Path file, Article article, ZoneId zone) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("file", file.toString());
        fields.put("title", article.title());
        fields.put("id", article.key().replaceFirst("^id:", ""));
        fields.put("author", article.author().orElse(""));
        fields.put(
                "published", article.published().map(OffsetDateTime::toString).orElse(""));
        fields.put("place", article.byline().place().orElse(""));
        fields.put("link", article.link().orElse(""));
        fields.put("cover", article.cover().orElse(""));
        fields.put("lang", article.lang());
        fields.put("translations", LanguageSuffix.others(file));
        fields.put("tags", article.tags());
        fields.put("pin", article.options().pinned());
        fields.put("draft", article.options().draft());
        fields.put("send_after", time(article.options().sendAfter(), zone));
        fields.put("expires", time(article.options().expires(), zone));
        fields.put("slug", article.options().slug().orElse(""));
        fields.put("summary", article.summary());
        fields.put("html", article.html());
        fields.put("text", article.text());
        fields.put("excerpt", article.summary());
        return fields;
    }

    private static String time(Optional<Instant> time, ZoneId zone) {
        return time.map(some -> some.atZone(zone).toOffsetDateTime().toString()).orElse("");
    }
}
