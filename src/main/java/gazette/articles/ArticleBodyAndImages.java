package gazette.articles;

import gazette.articles.images.ArticleImage;
import java.util.List;
import java.util.Optional;

/// Holds the sanitised text and the images of an article.
///
/// @param cover an image's address: `/i/HASH.ext` if it is stored here, else absolute
/// @param html a fragment of block elements; stored images are at `/i/HASH.ext`, other links absolute
/// @param text the same as plain text, with headings, lists and numbered link references
/// @param summary the author's summary, else the beginning of the text, at most 200 characters
/// @param images those that `html` and `cover` show, as far as they are known
/// @param lead the address of the picture that stands for the article where articles are listed: the cover, else the
/// first large picture of ours in `html`; known also of an article that is read without its text
public record ArticleBodyAndImages(
        Optional<String> cover,
        String html,
        String text,
        String summary,
        List<ArticleImage> images,
        Optional<String> lead) {
    public ArticleBodyAndImages {
        images = List.copyOf(images);
    }

    /// Creates content and finds the picture that stands for it.
    public ArticleBodyAndImages(
            Optional<String> cover, String html, String text, String summary, List<ArticleImage> images) {
        this(cover, html, text, summary, images, CoverPicture.of(cover, html, images));
    }

    /// Returns content without cover, summary and images.
    public static ArticleBodyAndImages of(String html, String text) {
        return new ArticleBodyAndImages(Optional.empty(), html, text, "", List.of());
    }
}
