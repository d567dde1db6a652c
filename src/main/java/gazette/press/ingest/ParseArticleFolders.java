package gazette.press.ingest;

import gazette.articles.parsing.ArticleParser;
import gazette.articles.parsing.InvalidArticle;
import gazette.articles.parsing.ParseResult;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.press.files.ReadDeskVersions;
import gazette.press.workspace.AppContext;
import gazette.sources.folders.ArticleFile;
import gazette.sources.folders.DeskVersions;
import gazette.sources.folders.DisplayPath;
import gazette.sources.folders.FolderListing;
import gazette.sources.folders.FolderScanner;
import gazette.text.FailureText;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the articles of all folders as they are now. Changes nothing.
public final class ParseArticleFolders {
    private static final Logger LOG = LoggerFactory.getLogger(ParseArticleFolders.class);

    private final Config config;
    private final InstantSource clock;
    private final DeskVersions desk;

    /// Holds what is in the folders.
    ///
    /// @param articles those that can be published
    /// @param faults why the other files cannot be
    /// @param warnings what should be corrected, although the article is published
    /// @param settling how many files were changed a moment ago and are left for the next round
    public record Folders(
            List<ParsedArticle> articles, List<Diagnostic> faults, List<Diagnostic> warnings, int settling) {}

    private final List<ParsedArticle> articles = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private int settling;

    private ParseArticleFolders(Config config, InstantSource clock, DeskVersions desk) {
        this.config = config;
        this.clock = clock;
        this.desk = desk;
    }

    /// Reads the folders, and what the desk wrote that is not yet in them.
    public static Folders read(AppContext context) {
        return read(context.config(), context.clock(), ReadDeskVersions.of(context));
    }

    /// Reads the folders alone.
    public static Folders read(Config config, InstantSource clock) {
        return read(config, clock, DeskVersions.NONE);
    }

    private static Folders read(Config config, InstantSource clock, DeskVersions desk) {
        var subscriber = new ParseArticleFolders(config, clock, desk);
        config.folders().forEach(subscriber::read);
        return new Folders(
                List.copyOf(subscriber.articles),
                List.copyOf(subscriber.faults),
                List.copyOf(subscriber.warnings),
                subscriber.settling);
    }

    private void read(FolderConfig folder) {
        FolderListing listing = new FolderScanner(folder, clock, desk).read();
        faults.addAll(listing.faults());
        settling += listing.settling();
        var parser = new ArticleParser(config.publication(), desk);
        var parsed = new ArrayList<ParsedArticle>();
        for (ArticleFile file : listing.files()) {
            Path path = DisplayPath.shown(folder, file.path());
            try {
                add(parser.parse(file, folder), parsed);
            } catch (RuntimeException | Error e) {
                addBroken(path, e);
            }
        }
        GroupTranslations.Grouped grouped = GroupTranslations.of(
                parsed, article -> DisplayPath.shown(folder, article.origin().file()));
        articles.addAll(grouped.articles());
        faults.addAll(grouped.faults());
        warnings.addAll(grouped.warnings());
    }

    private void add(ParseResult result, List<ParsedArticle> parsed) {
        switch (result) {
            case InvalidArticle invalid -> faults.addAll(invalid.faults());
            case ParsedArticle article -> {
                warnings.addAll(article.warnings());
                parsed.add(article);
            }
        }
    }

    /// Whatever a file does to this program, it costs that file only.
    private void addBroken(Path path, Throwable e) {
        LOG.error("article_broken file={} cause=\"{}\"", path, FailureText.withPlace(e));
        String problem = "the file cannot be read here (" + FailureText.of(e) + ")";
        faults.add(new Diagnostic(path, 1, problem, "make it smaller and simpler, or move it out of the folder"));
    }
}
