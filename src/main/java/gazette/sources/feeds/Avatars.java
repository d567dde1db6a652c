package gazette.sources.feeds;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/// Tells pictures of an entry's author, and icons, from pictures of the entry: WordPress adds the former to each one,
/// and GitHub, too.
final class Avatars {
    private static final Pattern ADDRESS =
            Pattern.compile("//(?:[^/]*\\.)?(?:gravatar\\.com/avatar|avatars[^/]*\\.githubusercontent\\.com)/");
    /// In pixels; smaller pictures are icons.
    private static final int MIN_SIZE = 100;

    private Avatars() {}

    /// Returns whether an element of Media RSS is no picture of the entry.
    static boolean has(Element media) {
        return ADDRESS.matcher(FeedElement.attribute(media, "url").orElse("")).find()
                || isSmall(media, "width")
                || isSmall(media, "height");
    }

    private static boolean isSmall(Element media, String side) {
        return FeedElement.attribute(media, side)
                .filter(size -> size.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(size -> size > 0 && size < MIN_SIZE)
                .isPresent();
    }
}
