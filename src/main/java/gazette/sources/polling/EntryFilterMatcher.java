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

/// Applies the filters of a feed, `only:` and `never:`, to its entries.
final class EntryFilterMatcher {
    private final FeedEntryPolicy policy;
    private final String language;

    /// Creates a matcher for one feed.
    ///
    /// @param language the feed's language, else that of the settings
    EntryFilterMatcher(FeedEntryPolicy policy, String language) {
        this.policy = policy;
        this.language = language;
    }

    /// Returns the setting that leaves an entry out, `only` or `never`; empty if it is wanted.
    Optional<String> refusal(Entry entry) {
        if (policy.include().equals(EntryFilter.NONE) && policy.exclude().equals(EntryFilter.NONE)) {
            return Optional.empty();
        }
        String text = Jsoup.parseBodyFragment(entry.summary() + entry.content()).text();
        if (matches(entry, text, policy.exclude()).flatMap(Optional::stream).anyMatch(fits -> fits)) {
            return Optional.of("never");
        }
        boolean fitsAll =
                matches(entry, text, policy.include()).flatMap(Optional::stream).allMatch(fits -> fits);
        return fitsAll ? Optional.empty() : Optional.of("only");
    }

    /// Returns whether an entry fits each criterion of a filter; empty for a criterion that is not set.
    private Stream<Optional<Boolean>> matches(Entry entry, String text, EntryFilter filter) {
        String words =
                String.join("\n", entry.title(), entry.author().orElse(""), String.join("\n", entry.tags()), text);
        List<String> authors = entry.author().stream()
                .flatMap(names -> Stream.concat(Stream.of(names), Arrays.stream(names.split("[,;&、，；]|\\sand\\s"))))
                .toList();
        String lang = LanguageDetector.of(entry, language, entry.title() + text).replace('_', '-');
        return Stream.of(
                match(filter.patterns(), pattern -> pattern.isIn(words)),
                match(filter.tags(), tag -> contains(entry.tags(), tag)),
                match(filter.authors(), author -> contains(authors, author)),
                match(filter.languages(), range -> isWithin(lang, range)));
    }

    private static <T> Optional<Boolean> match(List<T> wanted, Predicate<T> fits) {
        return wanted.isEmpty() ? Optional.empty() : Optional.of(wanted.stream().anyMatch(fits));
    }

    private static boolean contains(List<String> all, String one) {
        return all.stream().anyMatch(each -> each.strip().equalsIgnoreCase(one));
    }

    /// Basic filtering (RFC 4647 section 3.3.1).
    private static boolean isWithin(String language, String range) {
        return (language.toLowerCase(Locale.ROOT) + "-").startsWith(range.toLowerCase(Locale.ROOT) + "-");
    }
}
