package gazette.press;

import gazette.articles.Article;
import gazette.articles.EntryParser;
import gazette.articles.PageNote;
import gazette.articles.ReadArticle;
import gazette.config.FeedConfig;
import gazette.issues.Reason;
import gazette.issues.Verdict;
import gazette.press.TakePages.Wanted;
import gazette.sources.Entry;
import gazette.sources.Fetcher;
import gazette.sources.Sighting;
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
final class SetEntries {
    private static final Logger LOG = LoggerFactory.getLogger(SetEntries.class);

    private final Newsroom newsroom;
    private final List<Reason> broken = new ArrayList<>();
    private final Map<String, PageNote> notes = new HashMap<>();

    /// @param lang the feed's
    record Taken(FeedConfig feed, Optional<String> lang, Sighting sighting) {
        String name() {
            return feed.name() + " " + sighting.key();
        }
    }

    /// What came of it.
    ///
    /// @param articles of all entries but those that cannot be made one
    /// @param reasons pages that could not be had, entries that are broken
    /// @param news pages that were asked for
    /// @param open pages that are worth another look
    record Proofs(List<ReadArticle> articles, List<Reason> reasons, List<PageNote> news, List<Wanted> open) {}

    private SetEntries(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    static Proofs of(Newsroom newsroom, List<Taken> entries) {
        return new SetEntries(newsroom).set(entries);
    }

    private Proofs set(List<Taken> entries) {
        List<Wanted> wanted =
                entries.stream().flatMap(entry -> wanted(entry).stream()).toList();
        List<PageNote> news = wanted.isEmpty() ? List.of() : take(wanted);
        news.forEach(note -> notes.put(note.source() + " " + note.key(), note));
        var parser = new EntryParser(newsroom.config().publication());
        List<ReadArticle> articles = entries.stream()
                .flatMap(taken -> article(taken, parser).stream())
                .toList();
        List<Wanted> open = wanted.stream()
                .filter(page -> note(page.name()).map(PageNote::isOpen).orElse(true))
                .toList();
        List<Reason> reasons = Stream.concat(broken.stream(), reasons(wanted)).toList();
        return new Proofs(articles, reasons, news, open);
    }

    /// Tells of an entry that no article can be made of. One bad entry never stops the round.
    static Reason broken(String source, String key, String title, Throwable e) {
        LOG.error("entry_broken source={} key=\"{}\"", source, key, e);
        return new Reason(Verdict.FAULTY, source, "the entry “" + title + "” cannot be made an article (" + e + ")");
    }

    private Optional<ReadArticle> article(Taken taken, EntryParser parser) {
        String key = taken.sighting().key();
        try {
            Article article = parser.parse(whole(taken), key, taken.lang(), taken.feed());
            return Optional.of(new ReadArticle(article, List.of(), List.of()));
        } catch (RuntimeException | StackOverflowError e) {
            String title = taken.sighting().entry().title();
            broken.add(broken(taken.feed().name(), key, title, e));
            return Optional.empty();
        }
    }

    private Optional<PageNote> note(String name) {
        return Optional.ofNullable(notes.get(name));
    }

    private Optional<Wanted> wanted(Taken taken) {
        Entry entry = taken.sighting().entry();
        String source = taken.feed().name();
        String key = taken.sighting().key();
        Optional<String> page = taken.feed().fullText() ? entry.link() : Optional.empty();
        if (page.isEmpty()) {
            return Optional.empty();
        }
        Optional<PageNote> known = newsroom.store()
                .read(tables -> tables.pages().find(source, key))
                .filter(note -> note.version().equals(TakePages.version(entry)));
        known.ifPresent(note -> notes.put(taken.name(), note));
        int attempts = known.map(PageNote::attempts).orElse(0);
        return page.filter(_ -> known.map(PageNote::isOpen).orElse(true))
                .map(address -> new Wanted(source, key, entry, address, attempts));
    }

    private List<PageNote> take(List<Wanted> wanted) {
        try (Fetcher fetcher = Fetcher.of(newsroom.config())) {
            return TakePages.of(wanted, fetcher);
        }
    }

    private Entry whole(Taken taken) {
        Entry entry = taken.sighting().entry();
        return note(taken.name())
                .map(PageNote::html)
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

    private static Reason reason(Wanted page, PageNote note) {
        String next = note.isOpen() ? ", and the next look asks for it again" : "";
        return new Reason(
                Verdict.WARNING,
                page.source(),
                "the page " + page.address() + " " + note.problem() + "; the feed's own text stands for it" + next);
    }
}
