package gazette.render;

import gazette.config.ListConfig;
import java.util.Optional;
import java.util.Set;

/// Describes one of our feeds in any format: what it holds and where it is.
///
/// @param path its address below the front page, without the extension and not percent-encoded: `/tag/邮件`
/// @param page the page it belongs to, below the front page and percent-encoded
/// @param lang BCP 47 tag
/// @param list the list it is of; without one, it is of all public lists
/// @param tags an article has one of them; empty means that any will do
public record FeedDefinition(
        Kind kind,
        String path,
        String title,
        String description,
        String page,
        String lang,
        Optional<ListConfig> list,
        Set<String> tags) {
    /// Lists what a feed is about.
    public enum Kind {
        ARTICLES,
        ISSUES,
        TOPIC,
        TAG
    }

    public FeedDefinition {
        tags = Set.copyOf(tags);
    }

    /// Returns whether the entries are issues; else they are articles.
    public boolean isOfIssues() {
        return kind == Kind.ISSUES;
    }

    /// Returns the same feed with its articles in another language, where they are there in it.
    ///
    /// @param language BCP 47 tag
    public FeedDefinition in(String language) {
        String name = title + " (" + LanguageName.of(language) + ")";
        return new FeedDefinition(kind, path + "." + language, name, description, page, language, list, tags);
    }

    /// Returns the same feed, which belongs to a page of its own, if there is one.
    public FeedDefinition on(Optional<String> ownPage) {
        return new FeedDefinition(kind, path, title, description, ownPage.orElse(page), lang, list, tags);
    }

    /// Returns the path, percent-encoded.
    public String address() {
        return SiteUrls.encoded(path);
    }

    /// Returns the address of an archive page (RFC 5005), counted from the oldest, 1.
    public String archive(int number) {
        return address() + "/archive/" + number;
    }
}
