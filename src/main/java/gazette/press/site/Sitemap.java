package gazette.press.site;

import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import gazette.render.pages.TopicDefinition;
import gazette.store.PublicPageQueries.ArticlePage;
import gazette.store.PublicPageQueries.IssuePage;
import gazette.store.Tables;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lists the public pages for search engines, with the time of their last change (sitemaps.org). If they are more
/// than one file may list, `/sitemap.xml` lists further files.
public final class Sitemap {
    /// The limit of the protocol.
    private static final int MAX_PAGES = 50_000;

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final AppContext context;
    private final int maxPages;

    /// Describes an address.
    ///
    /// @param address relative to the front page
    /// @param versions pages in several languages, itself among them
    private record Entry(String address, Optional<Instant> changed, List<ArticlePage> versions) {
        Entry(String address, Optional<Instant> changed) {
            this(address, changed, List.of());
        }
    }

    public Sitemap(AppContext context) {
        this(context, MAX_PAGES);
    }

    Sitemap(AppContext context, int maxPages) {
        this.context = context;
        this.maxPages = maxPages;
    }

    /// Returns the file at `/sitemap.xml`.
    public String main() {
        List<Entry> pages = context.store().read(this::pages);
        List<Entry> parts = parts(pages);
        return parts.isEmpty() ? xml("urlset", "url", pages) : xml("sitemapindex", "sitemap", parts);
    }

    /// Returns the file at `/sitemap-NUMBER.xml`; empty if there is none.
    ///
    /// @param number counted from 1
    public Optional<String> part(int number) {
        List<Entry> pages = context.store().read(this::pages);
        boolean isThere = number >= 1 && number <= parts(pages).size();
        return isThere ? Optional.of(xml("urlset", "url", pagesOf(number, pages))) : Optional.empty();
    }

    /// Returns the addresses of all files and of all pages that they list, relative to the front page.
    Stream<String> addresses(Tables tables) {
        List<Entry> pages = pages(tables);
        Stream<Entry> listed = Stream.concat(parts(pages).stream(), pages.stream());
        return Stream.concat(Stream.of("/sitemap.xml"), listed.map(Entry::address));
    }

    private List<Entry> pages(Tables tables) {
        List<Long> lists = context.publicListIds(tables);
        List<IssuePage> issues = tables.publicPages().issues(lists);
        List<ArticlePage> articlePages = tables.publicPages().articles(lists);
        Map<Long, List<ArticlePage>> works = articlePages.stream().collect(Collectors.groupingBy(ArticlePage::work));
        Stream<Entry> articles = articlePages.stream()
                .map(page -> new Entry(
                        address(page), Optional.of(page.changed()), works.getOrDefault(page.work(), List.of())));
        Optional<Instant> newest = newest(issues.stream());
        return Stream.of(
                        Stream.of(new Entry("/", newest), new Entry("/feeds", Optional.empty())),
                        context.publicLists().size() > 1
                                ? archive("/issues", context.publicLists(), newest, tables)
                                : Stream.<Entry>empty(),
                        context.publicLists().stream().flatMap(list -> listPages(list, issues, tables)),
                        topics(tables),
                        issues.stream()
                                .map(page -> new Entry(
                                        "/" + page.list() + "/" + page.number(), Optional.of(page.changed()))),
                        articles)
                .flatMap(Function.identity())
                .toList();
    }

    private static String address(ArticlePage page) {
        return "/a/" + page.slug();
    }

    private Stream<Entry> listPages(ListConfig list, List<IssuePage> issues, Tables tables) {
        Optional<Instant> newest =
                newest(issues.stream().filter(page -> page.list().equals(list.name())));
        return archive("/" + list.name() + "/", List.of(list), newest, tables);
    }

    /// Returns a page of issues with its further pages.
    private static Stream<Entry> archive(String home, List<ListConfig> lists, Optional<Instant> newest, Tables tables) {
        List<Long> ids = tables.lists().ids(lists.stream().map(ListConfig::name).toList());
        PagedArchive pages = PagedArchive.ofIssues(home, tables.issues().feedPositions(ids));
        return Stream.concat(
                Stream.of(new Entry(home, newest)),
                pages.addresses().stream().map(address -> new Entry(address, Optional.empty())));
    }

    private Stream<Entry> topics(Tables tables) {
        List<TopicDefinition> topics = new TopicCatalogue(context).all(tables);
        var archive = new TopicArchive(context, tables);
        Stream<Entry> pages = topics.stream()
                .flatMap(topic -> Stream.concat(
                        Stream.of(new Entry(topic.path(), archive.changed(topic))),
                        archive.pages(topic).addresses().stream()
                                .map(address -> new Entry(address, Optional.empty()))));
        Stream<Entry> all = context.site().topics().stream().map(_ -> new Entry("/tag", Optional.empty()));
        return Stream.concat(all, pages);
    }

    private static Optional<Instant> newest(Stream<IssuePage> issues) {
        return issues.map(IssuePage::changed).max(Instant::compareTo);
    }

    /// Returns the further files; empty if one file may list all pages.
    private List<Entry> parts(List<Entry> pages) {
        if (pages.size() <= maxPages) {
            return List.of();
        }
        return IntStream.rangeClosed(1, Math.ceilDiv(pages.size(), maxPages))
                .mapToObj(number -> new Entry(
                        "/sitemap-" + number + ".xml",
                        pagesOf(number, pages).stream()
                                .flatMap(page -> page.changed().stream())
                                .max(Instant::compareTo)))
                .toList();
    }

    private List<Entry> pagesOf(int number, List<Entry> pages) {
        return pages.subList((number - 1) * maxPages, Math.min(number * maxPages, pages.size()));
    }

    private String xml(String root, String element, List<Entry> entries) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root + " xmlns=\"" + NAMESPACE
                + "\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
                + entries.stream().map(entry -> xml(element, entry)).collect(Collectors.joining())
                + "</" + root + ">\n";
    }

    private String xml(String element, Entry entry) {
        String changed = entry.changed()
                .map(instant -> "<lastmod>" + instant.truncatedTo(ChronoUnit.SECONDS) + "</lastmod>")
                .orElse("");
        String versions = entry.versions().size() < 2
                ? ""
                : entry.versions().stream()
                        .map(page -> "<xhtml:link rel=\"alternate\" hreflang=\"" + page.lang() + "\" href=\""
                                + absolute(address(page)) + "\"/>")
                        .collect(Collectors.joining());
        return "<" + element + "><loc>" + absolute(entry.address()) + "</loc>" + changed + versions + "</" + element
                + ">\n";
    }

    private String absolute(String address) {
        return URI.create(context.site().absolute(address))
                .toASCIIString()
                .replace("&", "&amp;")
                .replace("'", "&apos;");
    }
}
