package gazette.render;

import gazette.articles.Article;
import gazette.articles.images.ArticleImage;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds the picture that stands for an article where articles are listed.
final class CoverPicture {
    private static final Pattern IMAGE = Pattern.compile("<img\\b[^>]*>");
    private static final Pattern SOURCE = Pattern.compile("\\bsrc=\"(/i/[^\"]+)\"");
    private static final Pattern WIDTH = Pattern.compile("\\bwidth=\"(\\d{1,5})\"");
    /// What is smaller is a sign, a portrait or a badge.
    private static final int MIN_WIDTH = 240;

    private static final int MIN_HEIGHT = 120;

    private CoverPicture() {}

    /// Returns the address of the article's cover, or else of the first picture of its text that is large enough; only
    /// of our own pictures the size is known.
    static Optional<String> of(Article article) {
        return article.cover()
                .or(() -> IMAGE.matcher(article.html())
                        .results()
                        .map(MatchResult::group)
                        .filter(CoverPicture::isShownLarge)
                        .flatMap(image -> SOURCE.matcher(image).results())
                        .map(source -> source.group(1))
                        .filter(address -> ArticleHtml.image(article, address)
                                .filter(CoverPicture::isLarge)
                                .isPresent())
                        .findFirst());
    }

    private static boolean isShownLarge(String image) {
        return WIDTH.matcher(image).results().allMatch(width -> Integer.parseInt(width.group(1)) >= MIN_WIDTH);
    }

    private static boolean isLarge(ArticleImage image) {
        return image.width() >= MIN_WIDTH && image.height() >= MIN_HEIGHT;
    }
}
