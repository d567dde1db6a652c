package gazette.render;

import gazette.config.ListConfig;
import gazette.config.PublicationConfig;
import java.net.URI;

/// The paper on the web: the addresses that stay for ever.
///
/// @param publication the paper
/// @param url where readers reach it, with or without a trailing slash
public record SiteUrls(PublicationConfig publication, URI url) {

    /// The front page's address.
    public String front() {
        return absolute("/");
    }

    /// An article's page.
    public String article(String slug) {
        return absolute("/a/" + slug);
    }

    /// A list's page.
    public String list(ListConfig list) {
        return absolute("/" + list.name() + "/");
    }

    /// An issue's page.
    public String issue(String list, long number) {
        return absolute("/" + list + "/" + number);
    }

    /// A picture of ours, by its name `HASH.ext`.
    public String picture(String name) {
        return absolute("/i/" + name);
    }

    /// An address below the front page, such as `/a/SLUG`, made absolute. Any other address comes back as it is.
    public String absolute(String path) {
        return path.startsWith("/") && !path.startsWith("//") ? base() + path : path;
    }

    private String base() {
        String base = url.toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
