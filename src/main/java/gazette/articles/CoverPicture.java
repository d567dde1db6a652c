package gazette.articles;

import gazette.articles.images.ArticleImage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the picture that stands for an article where articles are listed.
final class CoverPicture {
    /// Matches an image as jsoup writes it: an attribute's value is in double quotes and may have a `>` in it.
    private static final Pattern IMAGE = Pattern.compile("<img\\b(?:[^>\"]++|\"[^\"]*+\")*+>");

    private static final Pattern SOURCE = Pattern.compile("\\ssrc=\"(/i/[^\"]+)\"");
    private static final Pattern WIDTH = Pattern.compile("\\swidth=\"(\\d{1,5})\"");
    private static final Pattern HEIGHT = Pattern.compile("\\sheight=\"(\\d{1,5})\"");

    /// What is shown smaller is a sign, a portrait or a badge.
    private static final int MIN_WIDTH = 240;

    private static final int MIN_HEIGHT = 120;

    private final List<ArticleImage> images;

    private CoverPicture(List<ArticleImage> images) {
        this.images = images;
    }

    /// Returns the address of the article's cover, or else of the first picture of its text that is shown large. The
    /// size is known only of our own pictures: the text has it, or else the list of them.
    static Optional<String> of(Optional<String> cover, String html, List<ArticleImage> images) {
        return cover.or(() -> new CoverPicture(images).firstLarge(html));
    }

    private Optional<String> firstLarge(String html) {
        return IMAGE.matcher(html)
                .results()
                .map(MatchResult::group)
                .flatMap(image -> ownAddress(image).stream())
                .findFirst();
    }

    private Optional<String> ownAddress(String image) {
        return first(SOURCE, image)
                .filter(address -> size(image, WIDTH, address, ArticleImage::width) >= MIN_WIDTH
                        && size(image, HEIGHT, address, ArticleImage::height) >= MIN_HEIGHT);
    }

    private int size(String image, Pattern attribute, String address, Function<ArticleImage, Integer> known) {
        return first(attribute, image)
                .map(Integer::valueOf)
                .or(() -> images.stream()
                        .filter(other -> other.address().equals(address))
                        .findFirst()
                        .map(known))
                .orElse(0);
    }

    private static Optional<String> first(Pattern pattern, String image) {
        return pattern.matcher(image).results().map(found -> found.group(1)).findFirst();
    }
}
