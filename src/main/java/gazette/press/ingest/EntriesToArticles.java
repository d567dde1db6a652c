package gazette.press.ingest;

import gazette.articles.PageFetchState;
import gazette.articles.parsing.EntryConverter;
import gazette.articles.parsing.HtmlTooDeepException;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.ingest.FetchEntryPages.Wanted;
import gazette.press.workspace.AppContext;
import gazette.sources.feeds.Entry;
import gazette.sources.http.Fetcher;
import gazette.sources.polling.ClassifiedEntry;
import gazette.store.Store;
import gazette.text.FailureText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Converts accepted feed entries to articles. If the feed is set to full text, fetches the entry's web page and
/// takes the text from there. A page is fetched once, and again when its entry changes. If that fails, the next
/// two polls of the feed try again; until then the feed's own text is used.
final class EntriesToArticles {
    private static final Logger LOG = LoggerFactory.getLogger(EntriesToArticles.class);

    /// So many titles are named in one note.
    private static final int SHOWN = 3;

    private final AppContext context;
    private final List<Reason> brokenEntries = new ArrayList<>();
    private final Map<String, PageFetchState> pages = new HashMap<>();
    private final Set<String> interrupted = new HashSet<>();
    private final Map<Change, List<String>> changes = new LinkedHashMap<>();

    /// Describes what was done to entries of a feed.
    private record Change(String feed, String note) {}

    /// Describes an accepted entry.
    ///
    /// @param lang the feed's language
    record Taken(FeedConfig feed, Optional<String> lang, ClassifiedEntry classified) {
        String name() {
            return feed.name() + " " + classified.key();
        }
    }

    /// Holds the result.
    ///
    /// @param articles one for each entry, without those that could not be converted
    /// @param reasons for pages that could not be fetched and entries that could not be converted; notes on others
    /// @param fetchedPages the pages that were tried in this round; the caller stores them
    /// @param retryable pages that a later round may get
    /// @param interrupted names of feeds with an entry that memory was short for; a later round may convert it
    record Result(
            List<ParsedArticle> articles,
            List<Reason> reasons,
            List<PageFetchState> fetchedPages,
            List<Wanted> retryable,
            Set<String> interrupted) {}

    private EntriesToArticles(AppContext context) {
        this.context = context;
    }

    /// Converts entries. Writes nothing to the database.
    static Result convert(AppContext context, List<Taken> entries) {
        return new EntriesToArticles(context).convert(entries);
    }

    private Result convert(List<Taken> entries) {
        List<Wanted> wanted =
                entries.stream().flatMap(entry -> wanted(entry).stream()).toList();
        List<PageFetchState> fetched = wanted.isEmpty() ? List.of() : fetch(wanted);
        fetched.forEach(page -> pages.put(page.source() + " " + page.key(), page));
        var converter = new EntryConverter(context.config().publication());
        List<ParsedArticle> articles = entries.stream()
                .flatMap(taken -> article(taken, converter).stream())
                .toList();
        List<Wanted> retryable = wanted.stream()
                .filter(page ->
                        stateOf(page.name()).map(PageFetchState::mayRetry).orElse(true))
                .toList();
        List<Reason> reasons = Stream.of(brokenEntries.stream(), reasons(wanted), changes())
                .flatMap(found -> found)
                .toList();
        return new Result(articles, reasons, fetched, retryable, Set.copyOf(interrupted));
    }

    /// Logs an entry that could not be converted, and returns the reason. One bad entry never stops the round.
    static Reason reportBroken(String source, String key, String title, Throwable e) {
        LOG.error("entry_broken source={} key=\"{}\" cause=\"{}\"", source, key, FailureText.withPlace(e));
        String problem = e instanceof HtmlTooDeepException ? String.valueOf(e.getMessage()) : FailureText.of(e);
        String reason = "the entry “" + title + "” cannot be made an article (" + problem + ")";
        return new Reason(ReasonKind.FAULTY, source, reason);
    }

    private Optional<ParsedArticle> article(Taken taken, EntryConverter converter) {
        String key = taken.classified().key();
        try {
            ParsedArticle article = converter.read(withFullText(taken), key, taken.lang(), taken.feed());
            article.notes()
                    .forEach(note -> changes.computeIfAbsent(
                                    new Change(taken.feed().name(), note), _ -> new ArrayList<>())
                            .add(taken.classified().entry().title()));
            return Optional.of(article);
        } catch (RuntimeException | Error e) {
            if (Store.isShortOfMemory(e)) {
                interrupted.add(taken.feed().name());
            }
            String title = taken.classified().entry().title();
            brokenEntries.add(reportBroken(taken.feed().name(), key, title, e));
            return Optional.empty();
        }
    }

    private Optional<PageFetchState> stateOf(String name) {
        return Optional.ofNullable(pages.get(name));
    }

    private Optional<Wanted> wanted(Taken taken) {
        Entry entry = taken.classified().entry();
        String source = taken.feed().name();
        String key = taken.classified().key();
        boolean hasPage = taken.feed().fullText() && !entry.linksToFile();
        Optional<String> page = hasPage ? entry.link() : Optional.empty();
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Optional<PageFetchState> known = context.store()
                .read(tables -> tables.pageFetches().find(source, key))
                .filter(state -> state.version().equals(FetchEntryPages.version(entry)));
        known.ifPresent(state -> pages.put(taken.name(), state));
        int attempts = known.map(PageFetchState::attempts).orElse(0);
        return page.filter(_ -> known.map(PageFetchState::mayRetry).orElse(true))
                .map(address ->
                        new Wanted(source, key, entry, address, taken.feed().access(), attempts));
    }

    private List<PageFetchState> fetch(List<Wanted> wanted) {
        try (Fetcher fetcher = Fetcher.of(context.config())) {
            return FetchEntryPages.fetch(wanted, fetcher);
        }
    }

    private Entry withFullText(Taken taken) {
        Entry entry = taken.classified().entry();
        return stateOf(taken.name())
                .map(PageFetchState::html)
                .filter(html -> !html.isEmpty())
                .map(entry::withContent)
                .orElse(entry);
    }

    private Stream<Reason> reasons(List<Wanted> wanted) {
        return wanted.stream()
                .flatMap(
                        page -> stateOf(page.name())
                                .filter(state -> !state.problem().isEmpty())
                                .map(state -> reason(page, state))
                                .stream());
    }

    /// Returns a note for each thing that was done to entries of a feed, with the first titles.
    private Stream<Reason> changes() {
        return changes.entrySet().stream().map(entries -> {
            List<String> titles = entries.getValue();
            String more = titles.size() > SHOWN ? " and " + (titles.size() - SHOWN) + " more" : "";
            String named =
                    titles.stream().limit(SHOWN).map(title -> "“" + title + "”").collect(Collectors.joining(", "));
            return new Reason(
                    ReasonKind.NOTE,
                    entries.getKey().feed(),
                    named + more + ": " + entries.getKey().note());
        });
    }

    private static Reason reason(Wanted page, PageFetchState state) {
        String next = state.mayRetry() ? ", and the next look asks for it again" : "";
        return new Reason(
                ReasonKind.WARNING,
                page.source(),
                "the page " + page.address() + " " + state.problem() + "; the feed's own text stands for it" + next);
    }
}
