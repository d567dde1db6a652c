package gazette.articles.parsing.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/// Reads the names that a page gives an element: its classes, id and role.
final class ElementNames {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern SEPARATOR = Pattern.compile("[^a-z0-9]+");

    /// Say something about an article, such as its topic, or what is not there.
    private static final Pattern ABOUT =
            Pattern.compile("(?:tag|category|cat|topic|has|no|non|not|hide|with|without|is|js)-.*");

    private ElementNames() {}

    /// Returns the names in lower case, with one hyphen between their words: `post-share` for `postShare` and
    /// `post__share`.
    static Stream<String> of(Element element) {
        if (element.attributesSize() == 0) {
            return Stream.empty();
        }
        return Stream.concat(
                        Arrays.stream(SPACE.split(element.className())), Stream.of(element.id(), element.attr("role")))
                .filter(name -> !name.isEmpty())
                .map(name -> CAPITAL.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT))
                .map(name -> SEPARATOR.matcher(name).replaceAll("-"))
                .filter(name -> !ABOUT.matcher(name).matches());
    }

    static boolean endsWithWord(String name, Set<String> words) {
        return words.contains(name.substring(name.lastIndexOf('-') + 1));
    }

    /// Returns whether one of the words is a word of a name, or two of a name with the hyphen between them.
    static boolean hasWord(String name, Set<String> words) {
        String[] parts = name.split("-", -1);
        for (int i = 0; i < parts.length; i++) {
            if (words.contains(parts[i]) || (i > 0 && words.contains(parts[i - 1] + "-" + parts[i]))) {
                return true;
            }
        }
        return false;
    }
}
