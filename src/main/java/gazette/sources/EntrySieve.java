package gazette.sources;

import gazette.config.EntryFilter;
import gazette.config.Intake;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/// Tells which entries of a feed are wanted, as its `only:` and `never:` say.
final class EntrySieve {
    private final Intake intake;
    private final String language;

    /// @param language the feed's, else the paper's
    EntrySieve(Intake intake, String language) {
        this.intake = intake;
        this.language = language;
    }

    /// The key that leaves an entry out; absent if it is wanted.
    Optional<String> refusal(Entry entry) {
        if (intake.only().equals(EntryFilter.NONE) && intake.never().equals(EntryFilter.NONE)) {
            return Optional.empty();
        }
        String text = Jsoup.parseBodyFragment(entry.summary() + entry.content()).text();
        if (marks(entry, text, intake.never()).flatMap(Optional::stream).anyMatch(fits -> fits)) {
            return Optional.of("never");
        }
        boolean fitsAll =
                marks(entry, text, intake.only()).flatMap(Optional::stream).allMatch(fits -> fits);
        return fitsAll ? Optional.empty() : Optional.of("only");
    }

    /// Whether an entry fits a filter, in each of its ways; absent for a way that it does not name.
    private Stream<Optional<Boolean>> marks(Entry entry, String text, EntryFilter filter) {
        String words =
                String.join("\n", entry.title(), entry.author().orElse(""), String.join("\n", entry.tags()), text);
        List<String> authors = entry.author().stream()
                .flatMap(names -> Stream.concat(Stream.of(names), Arrays.stream(names.split("[,;&、，；]|\\sand\\s"))))
                .toList();
        String lang = Language.of(entry, language, entry.title() + text).replace('_', '-');
        return Stream.of(
                mark(filter.words(), pattern -> pattern.matcher(words).find()),
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
