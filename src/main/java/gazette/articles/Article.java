package gazette.articles;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/// Describes one article, parsed and cleaned. All of its text may be shown as it is.
///
/// @param title plain text
/// @param link the original's address (canonical), https where it was http
/// @param lang BCP 47 tag
public record Article(
        ArticleOrigin origin,
        String title,
        Byline byline,
        Optional<String> link,
        String lang,
        List<String> tags,
        ArticleBodyAndImages content,
        PublishingOptions options) {
    public Article {
        tags = List.copyOf(tags);
    }

    /// Returns the name of its source.
    public String source() {
        return origin.source();
    }

    /// Returns what identifies it within its source.
    public String key() {
        return origin.key();
    }

    /// Returns the author's name.
    public Optional<String> author() {
        return byline.author();
    }

    /// Returns the date that its author gives.
    public Optional<OffsetDateTime> published() {
        return byline.published();
    }

    /// Returns the address of its cover image.
    public Optional<String> cover() {
        return content.cover();
    }

    /// Returns its body as an HTML fragment.
    public String html() {
        return content.html();
    }

    /// Returns its body as plain text.
    public String text() {
        return content.text();
    }

    /// Returns its summary; may be empty.
    public String summary() {
        return content.summary();
    }

    /// Returns the same article with other content.
    public Article withContent(ArticleBodyAndImages changed) {
        return new Article(origin, title, byline, link, lang, tags, changed, options);
    }

    /// Returns the same article from another origin.
    public Article withOrigin(ArticleOrigin changed) {
        return new Article(changed, title, byline, link, lang, tags, content, options);
    }

    /// Returns the same article with other tags, and pinned or not.
    public Article withPlacement(List<String> changed, boolean pinned) {
        var placed =
                new PublishingOptions(pinned, options.draft(), options.sendAfter(), options.expires(), options.slug());
        return new Article(origin, title, byline, link, lang, changed, content, placed);
    }

    /// Returns whether it must not go out yet, or not any more.
    public boolean isHeld(Instant now) {
        return holdReason(now.atZone(ZoneOffset.UTC)).isPresent();
    }

    /// Returns why it must not go out; empty if it may.
    ///
    /// @param now in the zone in which the reason names times
    public Optional<String> holdReason(ZonedDateTime now) {
        if (options.draft()) {
            return Optional.of("a draft");
        }
        Instant at = now.toInstant();
        Optional<Instant> expired = options.expires().filter(end -> !at.isBefore(end));
        if (expired.isPresent()) {
            return expired.map(end -> "expired at " + written(end, now.getZone()));
        }
        return options.sendAfter()
                .filter(at::isBefore)
                .map(start -> "not to be sent before " + written(start, now.getZone()))
                .or(() -> published()
                        .filter(date -> at.isBefore(date.toInstant()))
                        .map(date -> "dated in the future, " + date));
    }

    private static OffsetDateTime written(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toOffsetDateTime();
    }
}
