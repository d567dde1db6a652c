package gazette.press;

import gazette.articles.Article;
import gazette.articles.ArticleParser;
import gazette.articles.ReadArticle;
import gazette.articles.UnreadableArticle;
import gazette.config.Config;
import gazette.config.Fault;
import gazette.config.FolderConfig;
import gazette.sources.ArticleFile;
import gazette.sources.Folder;
import gazette.sources.FolderListing;
import gazette.sources.FolderPaths;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads every folder of articles as it is now. Changes nothing.
public final class ReadSources {
    private final Config config;
    private final InstantSource clock;

    /// What the sources hold.
    ///
    /// @param articles those that can go out
    /// @param faults files that cannot, and why
    /// @param warnings what should be mended, though the article goes out
    /// @param settling how many files were changed a moment ago and are left for the next look
    public record Reading(List<ReadArticle> articles, List<Fault> faults, List<Fault> warnings, int settling) {}

    private final List<ReadArticle> articles = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private final Map<String, Path> fileOfKey = new HashMap<>();
    private int settling;

    private ReadSources(Config config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Reads them.
    public static Reading read(Config config, InstantSource clock) {
        var round = new ReadSources(config, clock);
        config.folders().forEach(round::read);
        return new Reading(
                List.copyOf(round.articles), List.copyOf(round.faults), List.copyOf(round.warnings), round.settling);
    }

    private void read(FolderConfig folder) {
        FolderListing listing = new Folder(folder, clock).read();
        faults.addAll(listing.faults());
        settling += listing.settling();
        var parser = new ArticleParser(config.publication());
        for (ArticleFile file : listing.files()) {
            switch (parser.parse(file, folder)) {
                case UnreadableArticle unreadable -> faults.addAll(unreadable.faults());
                case ReadArticle read -> take(read, FolderPaths.shown(folder, file.path()));
            }
        }
    }

    private void take(ReadArticle read, Path shown) {
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
        faults.add(new Fault(shown, 1, problem, "give each article an id of its own, or remove one of the two files"));
    }
}
