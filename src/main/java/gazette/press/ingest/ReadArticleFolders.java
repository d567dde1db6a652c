package gazette.press.ingest;

import gazette.articles.Article;
import gazette.articles.parsing.ArticleParser;
import gazette.articles.parsing.InvalidArticle;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.sources.folders.ArticleFile;
import gazette.sources.folders.DisplayPath;
import gazette.sources.folders.FolderListing;
import gazette.sources.folders.FolderScanner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads every folder of articles as it is now. Changes nothing.
public final class ReadArticleFolders {
    private final Config config;
    private final InstantSource clock;

    /// What the sources hold.
    ///
    /// @param articles those that can go out
    /// @param faults files that cannot, and why
    /// @param warnings what should be mended, though the article goes out
    /// @param settling how many files were changed a moment ago and are left for the next look
    public record Reading(
            List<ParsedArticle> articles, List<Diagnostic> faults, List<Diagnostic> warnings, int settling) {}

    private final List<ParsedArticle> articles = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();
    private final List<Diagnostic> warnings = new ArrayList<>();
    private final Map<String, Path> fileOfKey = new HashMap<>();
    private int settling;

    private ReadArticleFolders(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Reads them.
    public static Reading read(Config config, InstantSource clock) {
        var round = new ReadArticleFolders(config, clock);
        config.folders().forEach(round::read);
        return new Reading(
                List.copyOf(round.articles), List.copyOf(round.faults), List.copyOf(round.warnings), round.settling);
    }

    private void read(FolderConfig folder) {
        FolderListing listing = new FolderScanner(folder, clock).read();
        faults.addAll(listing.faults());
        settling += listing.settling();
        var parser = new ArticleParser(config.publication());
        for (ArticleFile file : listing.files()) {
            switch (parser.parse(file, folder)) {
                case InvalidArticle unreadable -> faults.addAll(unreadable.faults());
                case ParsedArticle read -> take(read, DisplayPath.shown(folder, file.path()));
            }
        }
    }

    private void take(ParsedArticle read, Path shown) {
        warnings.addAll(read.warnings());
        Article article = read.article();
        Path first = fileOfKey.putIfAbsent(article.source() + " " + article.key(), shown);
        if (first == null) {
            articles.add(read);
            return;
        }
        String what = article.key().startsWith("id:") ? "id" : "link";
        String value = article.key().substring(article.key().indexOf(':') + 1);
        String problem = "has the same " + what + " '" + value + "' as " + first;
        faults.add(new Diagnostic(
                shown, 1, problem, "give each article an id of its own, or remove one of the two files"));
    }
}
