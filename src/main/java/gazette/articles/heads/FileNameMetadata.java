package gazette.articles.heads;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Says what the path of a file tells of an article, as Jekyll, Hugo and Docusaurus have it:
/// `2026-11-02-some-title.md`, `2026-11-02-some-title/index.md`, `2026/11/02/some-title.md`, `_drafts/some-title.md`.
/// What its head says counts first.
///
/// @param title of a path with a date, or of a note: a name with spaces or in another script is a title already
public record FileNameMetadata(Optional<LocalDate> date, Optional<String> title, boolean isDraft) {
    private static final Pattern EXTENSION = Pattern.compile("(?i)(?:\\.[a-z]{2,3}(?:-[a-z]{2,4})?)?\\.[a-z]+$");
    private static final Pattern INDEX = Pattern.compile("(?i)/_?index$");
    private static final Pattern NAME = Pattern.compile(
            "(\\d{4})([-_.]?)(\\d{1,2})\\2(\\d{1,2})(?:T\\d{4,6}|-\\d{4,6}(?=\\.))?(?:[-_. ]+(.*))?", Pattern.DOTALL);
    private static final Pattern FOLDERS =
            Pattern.compile("(?:.*/)?(\\d{4})([-/])(\\d{2})\\2(\\d{2})[-/](?:.*/)?([^/]+)", Pattern.DOTALL);
    /// Of `Version 2.1 is out.md`, the full stop belongs to the title.
    private static final Pattern NOTE_EXTENSION =
            Pattern.compile("(?i)(?:\\.[a-z]{2,3}(?:-[a-z]{2,4})?)?\\.(?:md|mdx|markdown|html?|txt)$");
    /// What lies here is no article, although it has the name of one.
    private static final Set<String> TEMPLATES =
            Set.of("templates", "_templates", "template", "archetypes", "scaffolds");
    private static final Pattern PAGE_NUMBER = Pattern.compile(" [0-9a-f]{32}$");
    private static final int LAST_ASCII = 0x7f;
    private static final Set<String> DRAFTS = Set.of("_drafts", "_draft", "drafts");
    /// No folder has such a name for another reason, so a source may lie in one as well.
    private static final String CERTAIN_DRAFTS = "_drafts";

    /// Reads a path.
    ///
    /// @param path relative to the folder of the source
    /// @param file its absolute path
    public static FileNameMetadata of(Path path, Path file) {
        List<String> names = names(path);
        boolean isDraft = names.subList(0, names.size() - 1).stream()
                        .anyMatch(folder -> DRAFTS.contains(folder.toLowerCase(Locale.ROOT)))
                || names(file).contains(CERTAIN_DRAFTS);
        String whole = INDEX.matcher(EXTENSION.matcher(String.join("/", names)).replaceFirst(""))
                .replaceFirst("");
        Matcher name = NAME.matcher(whole.substring(whole.lastIndexOf('/') + 1));
        Matcher folders = FOLDERS.matcher(whole);
        Optional<MatchResult> parts = Stream.of(name, folders)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .filter(found -> date(found).isPresent())
                .findFirst();
        Optional<String> dated =
                parts.flatMap(found -> Optional.ofNullable(found.group(5))).flatMap(FileNameMetadata::title);
        Optional<String> title = parts.isPresent() || names.stream().anyMatch(FileNameMetadata::isForTemplates)
                ? dated
                : noteTitle(names.getLast());
        return new FileNameMetadata(parts.flatMap(FileNameMetadata::date), title, isDraft);
    }

    private static List<String> names(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .toList();
    }

    private static Optional<LocalDate> date(MatchResult parts) {
        try {
            return Optional.of(LocalDate.of(number(parts, 1), number(parts, 3), number(parts, 4)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /// Jekyll's way: each word of `some-title` begins with a capital. A name with spaces is a title already.
    private static Optional<String> title(String name) {
        String words = name.contains(" ")
                ? name
                : Stream.of(name.split("[-_]+"))
                        .filter(word -> !word.isEmpty())
                        .map(FileNameMetadata::capitalized)
                        .collect(Collectors.joining(" "));
        return Optional.of(words.strip()).filter(title -> !title.isEmpty());
    }

    private static boolean isForTemplates(String folder) {
        return TEMPLATES.contains(folder.toLowerCase(Locale.ROOT));
    }

    /// Programs for notes show a note's file name as its title. Notion adds the number of the page to it.
    private static Optional<String> noteTitle(String file) {
        String name = PAGE_NUMBER
                .matcher(NOTE_EXTENSION.matcher(file).replaceFirst(""))
                .replaceFirst("")
                .strip();
        boolean isTitle =
                name.contains(" ") || name.codePoints().anyMatch(c -> c > LAST_ASCII && Character.isLetter(c));
        return Optional.of(name).filter(_ -> isTitle);
    }

    private static String capitalized(String word) {
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
