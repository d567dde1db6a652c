package gazette.articles;

import gazette.articles.images.ArticleImage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// One article, read, cleaned and identified. All of it is text that may be shown as it is.
///
/// @param source the name of the source it came from
/// @param file its file, relative to the source's folder
/// @param key what identifies it within its source: its `id`, else its canonical link, else its path
/// @param title plain text
/// @param published absent if the file gives no date
/// @param link the original's address (canonical), https where it was http
/// @param cover a picture's address: `/i/HASH.ext` if it is ours, else absolute
/// @param lang BCP 47 tag
/// @param html a fragment: blocks only, sanitised; our pictures are at `/i/HASH.ext`, other links absolute
/// @param text the same as plain text, made from the article: headings, lists, numbered link references
/// @param summary the author's summary, else the beginning of the text, at most 200 characters
/// @param pinned goes first
/// @param sendAfter not before this instant
/// @param images those that `html` and `cover` show, as far as they are known
public record Article(
        String source,
        Path file,
        String key,
        String title,
        Optional<String> author,
        Optional<OffsetDateTime> published,
        Optional<String> place,
        Optional<String> link,
        Optional<String> cover,
        String lang,
        List<String> tags,
        String html,
        String text,
        String summary,
        boolean pinned,
        boolean draft,
        Optional<Instant> sendAfter,
        List<ArticleImage> images) {
    public Article {
        tags = List.copyOf(tags);
        images = List.copyOf(images);
    }

    /// The same article with other pictures.
    public Article withImages(Optional<String> cover, String html, String text, List<ArticleImage> pictures) {
        return new Article(
                source, file, key, title, author, published, place, link, cover, lang, tags, html, text, summary,
                pinned, draft, sendAfter, pictures);
    }

    /// Why it must not go out yet; empty if it may.
    public Optional<String> holdReason(Instant now) {
        if (draft) {
            return Optional.of("a draft");
        }
        if (sendAfter.filter(now::isBefore).isPresent()) {
            return Optional.of("not to be sent before " + sendAfter.get());
        }
        return published.filter(date -> now.isBefore(date.toInstant())).map(date -> "dated in the future, " + date);
    }
}
