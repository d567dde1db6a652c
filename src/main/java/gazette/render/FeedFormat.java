package gazette.render;

import java.util.Optional;

/// The three notations that each of our feeds comes in.
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

    /// What its address ends in.
    public String extension() {
        return extension;
    }

    /// Without a charset: all of them are UTF-8.
    public String mediaType() {
        return mediaType;
    }

    /// Under which a browser shows it with its style sheet; as a feed it would be source text.
    public Optional<String> shownAs() {
        return this == JSON ? Optional.empty() : Optional.of("application/xml");
    }

    /// What readers call it.
    public String title() {
        return title;
    }
}
