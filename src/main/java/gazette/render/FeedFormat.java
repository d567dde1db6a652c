package gazette.render;

import java.util.Optional;

/// Lists the three formats that each of our feeds comes in.
public enum FeedFormat {
    RSS("rss", "application/rss+xml", "RSS"),
    ATOM("atom", "application/atom+xml", "Atom"),
    JSON("json", "application/feed+json", "JSON Feed");

    private final String extension;
    private final String mediaType;
    private final String title;

    FeedFormat(String extension, String mediaType, String title) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.title = title;
    }

    /// Returns the extension of its address.
    public String extension() {
        return extension;
    }

    /// Returns the media type, without a charset: all are UTF-8.
    public String mediaType() {
        return mediaType;
    }

    /// Returns the media type with which a browser shows the feed with its style sheet; as a feed it would show source
    /// text.
    public Optional<String> shownAs() {
        return this == JSON ? Optional.empty() : Optional.of("application/xml");
    }

    /// Returns its name for people.
    public String title() {
        return title;
    }
}
