package gazette.articles;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds one article in all its languages, which makes it one thing to number, to count and to offer. Whoever looks
/// at it sees the version that is meant for them.
///
/// @param versions one for each language, the first stored first
public record Work(List<StoredArticle> versions) {
    public Work {
        versions = List.copyOf(versions);
    }

    /// Puts the versions of each article together, in the order of the first version of each.
    public static List<Work> of(Collection<StoredArticle> versions) {
        Map<Long, List<StoredArticle>> byWork = versions.stream()
                .collect(Collectors.groupingBy(StoredArticle::work, LinkedHashMap::new, Collectors.toList()));
        return byWork.values().stream().map(Work::sorted).toList();
    }

    private static Work sorted(List<StoredArticle> versions) {
        return new Work(versions.stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .toList());
    }

    /// Returns the id that all versions have in common.
    public long id() {
        return versions.getFirst().work();
    }

    /// Returns the versions that may go out, each with the tags of all, and pinned if one is. If none may, returns
    /// all as they are.
    public Work eligible(Instant now) {
        List<StoredArticle> ready = versions.stream()
                .filter(version -> !version.article().isHeld(now))
                .toList();
        if (ready.size() < 2) {
            return ready.isEmpty() ? this : new Work(ready);
        }
        var tags = new LinkedHashSet<String>();
        ready.forEach(version -> tags.addAll(version.article().tags()));
        boolean pinned =
                ready.stream().anyMatch(version -> version.article().options().pinned());
        return new Work(ready.stream()
                .map(version -> version.withArticle(placed(version.article(), tags, pinned)))
                .toList());
    }

    /// Puts an article's own tags before the others.
    private static Article placed(Article article, Collection<String> all, boolean pinned) {
        var tags = new LinkedHashSet<>(article.tags());
        tags.addAll(all);
        return article.withPlacement(List.copyOf(tags), pinned);
    }

    /// Returns the versions that match; absent if none does.
    public Optional<Work> only(Predicate<StoredArticle> condition) {
        List<StoredArticle> matching = versions.stream().filter(condition).toList();
        return matching.isEmpty() ? Optional.empty() : Optional.of(new Work(matching));
    }

    /// Returns the version in the first of some languages that there is one in, else the one that was stored first.
    /// A language matches itself, else its script in another region, else a version in any form of the same
    /// language.
    ///
    /// @param languages BCP 47 tags, or empty texts
    public StoredArticle in(String... languages) {
        return Stream.of(languages)
                .map(this::bestFor)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(versions.getFirst());
    }

    private Optional<StoredArticle> bestFor(String language) {
        Locale wanted = Locale.forLanguageTag(language.replace('_', '-'));
        if (wanted.getLanguage().isEmpty()) {
            return Optional.empty();
        }
        return first(locale -> locale.equals(wanted))
                .or(() ->
                        first(locale -> isSame(locale, wanted) && script(locale).equals(script(wanted))))
                .or(() -> first(locale -> isSame(locale, wanted)));
    }

    private Optional<StoredArticle> first(Predicate<Locale> condition) {
        return versions.stream()
                .filter(version ->
                        condition.test(Locale.forLanguageTag(version.article().lang())))
                .findFirst();
    }

    private static boolean isSame(Locale one, Locale other) {
        return one.getLanguage().equals(other.getLanguage());
    }

    /// Chinese is written in two scripts, which regions imply.
    private static String script(Locale locale) {
        if (!locale.getLanguage().equals("zh") || !locale.getScript().isEmpty()) {
            return locale.getScript();
        }
        return switch (locale.getCountry()) {
            case "TW", "HK", "MO" -> "Hant";
            default -> "Hans";
        };
    }
}
