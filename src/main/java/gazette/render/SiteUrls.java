package gazette.render;

import gazette.config.ListConfig;
import gazette.config.PublicationConfig;
import java.net.URI;

/// Builds the addresses of the site, which stay for ever.
///
/// @param publication whose site it is
/// @param url where browsers reach it, with or without a trailing slash
public record SiteUrls(PublicationConfig publication, URI url) {

    /// Returns the front page's address.
    public String front() {
        return absolute("/");
    }

    /// Returns the address of an article's page.
    public String article(String slug) {
        return absolute("/a/" + slug);
    }

    /// Returns the address of a list's page.
    public String list(ListConfig list) {
        return absolute("/" + list.name() + "/");
    }

    /// Returns the address of an issue's page.
    public String issue(String list, long number) {
        return absolute("/" + list + "/" + number);
    }

    /// Returns the address of one of our images, by its name `HASH.ext`.
    public String picture(String name) {
        return absolute("/i/" + name);
    }

    /// Makes a path below the front page, such as `/a/SLUG`, absolute. Any other address is returned as it is.
    public String absolute(String path) {
        return path.startsWith("/") && !path.startsWith("//") ? base() + path : path;
    }

    private String base() {
        String base = url.toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
