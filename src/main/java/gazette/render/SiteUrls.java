package gazette.render;

import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.PublicationConfig;
import gazette.config.Slug;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/// Builds the addresses of the site, which stay for ever.
///
/// @param publication whose site it is
/// @param url where browsers reach it, with or without a trailing slash
/// @param publicLists the lists that have pages
public record SiteUrls(PublicationConfig publication, URI url, List<ListConfig> publicLists) {
    public SiteUrls {
        publicLists = List.copyOf(publicLists);
    }

    /// Creates the addresses of a site on which no list has pages.
    public SiteUrls(PublicationConfig publication, URI url) {
        this(publication, url, List.of());
    }

    /// Returns the addresses of a workspace's site.
    public static SiteUrls of(Config config) {
        List<ListConfig> lists =
                config.lists().values().stream().filter(ListConfig::isPublic).toList();
        return new SiteUrls(config.publication(), config.siteUrl(), lists);
    }

    /// Returns the same site with addresses relative to the host.
    public SiteUrls relative() {
        String path = url.getPath();
        return new SiteUrls(publication, URI.create(path == null ? "" : path), publicLists);
    }

    /// Returns the page of all issues: the list's own if there is one list only; empty if no list has pages.
    public Optional<String> issues() {
        return publicLists.size() == 1
                ? Optional.of(list(publicLists.getFirst()))
                : Optional.of(absolute("/issues")).filter(_ -> !publicLists.isEmpty());
    }

    /// Returns the page of all topics and tags, where the latter come with the articles; empty if no list has pages.
    public Optional<String> topics() {
        return Optional.of(absolute("/tag")).filter(_ -> !publicLists.isEmpty());
    }

    /// Returns the path of the page of a list's topic, percent-encoded; empty if its name leaves nothing to make one
    /// of.
    public static Optional<String> topicPath(ListConfig list, String topic) {
        return path("/" + list.name() + "/topic/", topic);
    }

    /// Returns the path of the page of a tag, percent-encoded; empty if the tag leaves nothing to make one of.
    public static Optional<String> tagPath(String tag) {
        return path("/tag/", tag);
    }

    private static Optional<String> path(String folder, String topic) {
        return Optional.of(Slug.ofTopicPage(topic))
                .filter(word -> !word.isEmpty())
                .map(word -> encoded(folder + word));
    }

    /// Returns a path, percent-encoded.
    static String encoded(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("every path can be quoted", e);
        }
    }

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
