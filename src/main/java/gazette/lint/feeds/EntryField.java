package gazette.lint.feeds;

import gazette.render.FeedFormat;
import gazette.render.feeds.FeedItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Lists what is compared in each entry of a feed.
enum EntryField {
    ID("id"),
    LINK("link"),
    PUBLISHED("date"),
    UPDATED("date of change");

    private final String word;

    EntryField(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /// Returns the value that a feed should have; empty if feeds of that format do not have the field.
    Optional<String> meant(FeedItem item, FeedFormat format) {
        return switch (this) {
            case ID -> Optional.of(item.id());
            case LINK -> Optional.of(item.url());
            case PUBLISHED -> Optional.of(date(item.published(), format));
            case UPDATED -> Optional.of(date(item.updated(), format)).filter(_ -> format != FeedFormat.RSS);
        };
    }

    /// Returns a date as the format writes it: RSS dates have whole seconds.
    private static String date(Instant date, FeedFormat format) {
        return date.truncatedTo(format == FeedFormat.RSS ? ChronoUnit.SECONDS : ChronoUnit.MILLIS)
                .toString();
    }

    /// Returns the name of the element.
    String element(FeedFormat format) {
        boolean rss = format == FeedFormat.RSS;
        return switch (this) {
            case ID -> rss ? "guid" : "id";
            case LINK -> "link";
            case PUBLISHED -> rss ? "pubDate" : "published";
            case UPDATED -> "updated";
        };
    }

    /// Returns the element as the template should have it.
    String markup(FeedFormat format) {
        boolean rss = format == FeedFormat.RSS;
        return switch (this) {
            case ID -> rss ? "<guid isPermaLink=\"false\">${item.id}</guid>" : "<id>${item.id}</id>";
            case LINK ->
                rss ? "<link>${item.url}</link>" : "<link rel=\"alternate\" type=\"text/html\" href=\"${item.url}\"/>";
            case PUBLISHED ->
                rss ? "<pubDate>${item.rssPublished}</pubDate>" : "<published>${item.published}</published>";
            case UPDATED -> "<updated>${item.updated}</updated>";
        };
    }
}
