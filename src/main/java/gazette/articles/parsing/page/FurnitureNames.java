package gazette.articles.parsing.page;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Tells by the names of an element whether its page calls it something else than the article.
final class FurnitureNames {
    private static final WordList LIST = WordList.read("furniture-names.txt");
    private static final Set<String> WORDS = LIST.section("words");
    private static final Set<String> SHORT = LIST.section("short");
    private static final Set<String> COMMENTS = LIST.section("comments");
    private static final Set<String> GALLERIES = LIST.section("galleries");
    /// Such as a post from a social network.
    private static final Set<String> EMBEDDED = Set.of("embed", "embeds", "embedded");
    private static final Pattern PIECES = Pattern.compile(String.join("|", LIST.section("pieces")));

    private FurnitureNames() {}

    static boolean isFurniture(Element element) {
        return ElementNames.of(element)
                .filter(name -> !ElementNames.hasWord(name, EMBEDDED))
                .anyMatch(name -> ElementNames.hasWord(name, WORDS)
                        || PIECES.matcher(name.replace("-", "")).find());
    }

    /// Returns whether an element is furniture if it is short.
    static boolean isShortFurniture(Element element) {
        return ElementNames.of(element).anyMatch(name -> ElementNames.hasWord(name, SHORT));
    }

    static boolean isGallery(Element element) {
        return ElementNames.of(element).anyMatch(name -> ElementNames.endsWithWord(name, GALLERIES));
    }

    static boolean isComments(Element element) {
        return ElementNames.of(element).anyMatch(name -> ElementNames.hasWord(name, COMMENTS));
    }
}
