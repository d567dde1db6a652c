package gazette.articles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Splits the name of an article's file: `notes/quiet-header.zh-Hans.md` is `notes/quiet-header` in `zh-Hans`.
/// Files of one name in several languages are one article.
///
/// @param name the path without language and extension, with `/` between folders
/// @param language BCP 47 tag; absent if the name ends in no language
public record LanguageSuffix(String name, Optional<String> language) {
    private static final Pattern FILE =
            Pattern.compile("(.*?[^/.])(?:\\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2}))?" + "\\.[A-Za-z]+");
    private static final Set<String> LANGUAGES =
            Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> REGIONS =
            Arrays.stream(Locale.getISOCountries()).collect(Collectors.toUnmodifiableSet());
    /// Names of files end in these for other reasons, too: `how-to.no.md`, `index.ts.md`.
    private static final Set<String> AMBIGUOUS = Set.of(
            "am", "an", "as", "be", "cs", "el", "he", "hi", "id", "in", "io", "is", "it", "ml", "mr", "ms", "my", "no",
            "or", "os", "pl", "ps", "sh", "so", "to", "ts", "vi");

    /// Splits a path.
    ///
    /// @param path relative to the source's folder
    public static LanguageSuffix of(Path path) {
        String file = path.toString().replace('\\', '/');
        Matcher parts = FILE.matcher(file);
        if (!parts.matches()) {
            return new LanguageSuffix(file, Optional.empty());
        }
        Optional<String> language = Optional.ofNullable(parts.group(2)).flatMap(LanguageSuffix::tag);
        String name = file.substring(0, file.lastIndexOf('.'));
        return new LanguageSuffix(language.isPresent() ? parts.group(1) : name, language);
    }

    /// Returns the language that a file's name gives it. A word that is rather no language counts only if the
    /// folder has the same article in another one.
    ///
    /// @param path relative to the source's folder
    /// @param file where it lies
    public static Optional<String> languageOf(Path path, Path file) {
        return of(path).language().filter(language -> !AMBIGUOUS.contains(language) || hasOther(file));
    }

    private static boolean hasOther(Path file) {
        return !others(file).isEmpty();
    }

    /// Returns the names of the files beside a file that differ from it in the language only.
    public static List<String> others(Path file) {
        String name = file.getFileName().toString();
        try (var files = Files.list(
                Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow())) {
            return files.map(other -> other.getFileName().toString())
                    .filter(other -> !other.equals(name) && !other.startsWith("."))
                    .filter(other ->
                            of(Path.of(other)).name().equals(of(Path.of(name)).name()))
                    .filter(other -> !of(Path.of(other))
                            .language()
                            .equals(of(Path.of(name)).language()))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            return List.of();
        }
    }

    /// Returns the canonical tag of a language that exists, with a script and a region at most.
    private static Optional<String> tag(String suffix) {
        Locale locale = Locale.forLanguageTag(suffix.replace('_', '-'));
        boolean isComplete = locale.toLanguageTag().equalsIgnoreCase(suffix.replace('_', '-'));
        boolean isKnown = LANGUAGES.contains(locale.getLanguage())
                || (locale.getLanguage().length() == 3 && !(locale.getScript() + locale.getCountry()).isEmpty());
        boolean isRegion = locale.getCountry().length() != 2 || REGIONS.contains(locale.getCountry());
        return isComplete && isKnown && isRegion && locale.getVariant().isEmpty()
                ? Optional.of(locale.toLanguageTag())
                : Optional.empty();
    }
}
