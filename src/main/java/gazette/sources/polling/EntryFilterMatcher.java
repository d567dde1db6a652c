package gazette.sources.polling;

import gazette.config.EntryFilter;
import gazette.config.FeedEntryPolicy;
import gazette.sources.feeds.Entry;
import gazette.sources.feeds.LanguageDetector;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/// Tells which entries of a feed are wanted, as its `only:` and `never:` say.
final class EntryFilterMatcher {
    private final FeedEntryPolicy policy;
    private final String language;

    /// @param language the feed's, else the paper's
    EntryFilterMatcher(FeedEntryPolicy policy, String language) {
        this.policy = policy;
        this.language = language;
    }

    /// The key that leaves an entry out; absent if it is wanted.
    Optional<String> refusal(Entry entry) {
        if (policy.include().equals(EntryFilter.NONE) && policy.exclude().equals(EntryFilter.NONE)) {
            return Optional.empty();
        }
        String text = Jsoup.parseBodyFragment(entry.summary() + entry.content()).text();
        if (marks(entry, text, policy.exclude()).flatMap(Optional::stream).anyMatch(fits -> fits)) {
            return Optional.of("never");
        }
        boolean fitsAll =
                marks(entry, text, policy.include()).flatMap(Optional::stream).allMatch(fits -> fits);
        return fitsAll ? Optional.empty() : Optional.of("only");
    }

    /// Whether an entry fits a filter, in each of its ways; absent for a way that it does not name.
    private Stream<Optional<Boolean>> marks(Entry entry, String text, EntryFilter filter) {
        String words =
                String.join("\n", entry.title(), entry.author().orElse(""), String.join("\n", entry.tags()), text);
        List<String> authors = entry.author().stream()
                .flatMap(names -> Stream.concat(Stream.of(names), Arrays.stream(names.split("[,;&、，；]|\\sand\\s"))))
                .toList();
        String lang = LanguageDetector.of(entry, language, entry.title() + text).replace('_', '-');
        return Stream.of(
                mark(filter.patterns(), pattern -> pattern.matcher(words).find()),
                mark(filter.tags(), tag -> holds(entry.tags(), tag)),
                mark(filter.authors(), author -> holds(authors, author)),
                mark(filter.languages(), range -> isWithin(lang, range)));
    }

    private static <T> Optional<Boolean> mark(List<T> wanted, Predicate<T> fits) {
        return wanted.isEmpty() ? Optional.empty() : Optional.of(wanted.stream().anyMatch(fits));
    }

    private static boolean holds(List<String> all, String one) {
        return all.stream().anyMatch(each -> each.strip().equalsIgnoreCase(one));
    }

    /// Basic filtering (RFC 4647 section 3.3.1).
    private static boolean isWithin(String language, String range) {
        return (language.toLowerCase(Locale.ROOT) + "-").startsWith(range.toLowerCase(Locale.ROOT) + "-");
    }
}
