package gazette.press.ingest;

import gazette.articles.Article;
import gazette.articles.PageFetchState;
import gazette.articles.parsing.EntryConverter;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.ingest.FetchPages.Wanted;
import gazette.press.workspace.AppContext;
import gazette.sources.feeds.Entry;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.ClassifiedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes articles of the entries that are taken, with the text of their pages where their feed is to have that. A page
/// is asked for once, and again when its entry changes; one that could not be had, at the next two looks at the feed.
/// Until then, and for ever after, the feed's own text stands.
final class EntriesToArticles {
    private static final Logger LOG = LoggerFactory.getLogger(EntriesToArticles.class);

    private final AppContext context;
    private final List<Reason> broken = new ArrayList<>();
    private final Map<String, PageFetchState> notes = new HashMap<>();

    /// @param lang the feed's
    record Taken(FeedConfig feed, Optional<String> lang, ClassifiedEntry classified) {
        String name() {
            return feed.name() + " " + classified.key();
        }
    }

    /// What came of it.
    ///
    /// @param articles of all entries but those that cannot be made one
    /// @param reasons pages that could not be had, entries that are broken
    /// @param fetchedPages pages that were asked for
    /// @param retryable pages that are worth another look
    record Result(
            List<ParsedArticle> articles,
            List<Reason> reasons,
            List<PageFetchState> fetchedPages,
            List<Wanted> retryable) {}

    private EntriesToArticles(AppContext context) {
        this.context = context;
    }

    static Result of(AppContext context, List<Taken> entries) {
        return new EntriesToArticles(context).set(entries);
    }

    private Result set(List<Taken> entries) {
        List<Wanted> wanted =
                entries.stream().flatMap(entry -> wanted(entry).stream()).toList();
        List<PageFetchState> news = wanted.isEmpty() ? List.of() : take(wanted);
        news.forEach(note -> notes.put(note.source() + " " + note.key(), note));
        var parser = new EntryConverter(context.config().publication());
        List<ParsedArticle> articles = entries.stream()
                .flatMap(taken -> article(taken, parser).stream())
                .toList();
        List<Wanted> open = wanted.stream()
                .filter(page -> note(page.name()).map(PageFetchState::mayRetry).orElse(true))
                .toList();
        List<Reason> reasons = Stream.concat(broken.stream(), reasons(wanted)).toList();
        return new Result(articles, reasons, news, open);
    }

    /// Tells of an entry that no article can be made of. One bad entry never stops the round.
    static Reason broken(String source, String key, String title, Throwable e) {
        LOG.error("entry_broken source={} key=\"{}\"", source, key, e);
        return new Reason(ReasonKind.FAULTY, source, "the entry “" + title + "” cannot be made an article (" + e + ")");
    }

    private Optional<ParsedArticle> article(Taken taken, EntryConverter parser) {
        String key = taken.classified().key();
        try {
            Article article = parser.parse(withFullText(taken), key, taken.lang(), taken.feed());
            return Optional.of(new ParsedArticle(article, List.of(), List.of()));
        } catch (RuntimeException | StackOverflowError e) {
            String title = taken.classified().entry().title();
            broken.add(broken(taken.feed().name(), key, title, e));
            return Optional.empty();
        }
    }

    private Optional<PageFetchState> note(String name) {
        return Optional.ofNullable(notes.get(name));
    }

    private Optional<Wanted> wanted(Taken taken) {
        Entry entry = taken.classified().entry();
        String source = taken.feed().name();
        String key = taken.classified().key();
        Optional<String> page = taken.feed().fullText() ? entry.link() : Optional.empty();
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Optional<PageFetchState> known = context.store()
                .read(tables -> tables.pageFetches().find(source, key))
                .filter(note -> note.version().equals(FetchPages.version(entry)));
        known.ifPresent(note -> notes.put(taken.name(), note));
        int attempts = known.map(PageFetchState::attempts).orElse(0);
        return page.filter(_ -> known.map(PageFetchState::mayRetry).orElse(true))
                .map(address -> new Wanted(source, key, entry, address, attempts));
    }

    private List<PageFetchState> take(List<Wanted> wanted) {
        try (Fetcher fetcher = Fetcher.of(context.config())) {
            return FetchPages.of(wanted, fetcher);
        }
    }

    private Entry withFullText(Taken taken) {
        Entry entry = taken.classified().entry();
        return note(taken.name())
                .map(PageFetchState::html)
                .filter(html -> !html.isEmpty())
                .map(entry::withContent)
                .orElse(entry);
    }

    private Stream<Reason> reasons(List<Wanted> wanted) {
        return wanted.stream()
                .flatMap(
                        page -> note(page.name())
                                .filter(note -> !note.problem().isEmpty())
                                .map(note -> reason(page, note))
                                .stream());
    }

    private static Reason reason(Wanted page, PageFetchState note) {
        String next = note.mayRetry() ? ", and the next look asks for it again" : "";
        return new Reason(
                ReasonKind.WARNING,
                page.source(),
                "the page " + page.address() + " " + note.problem() + "; the feed's own text stands for it" + next);
    }
}
