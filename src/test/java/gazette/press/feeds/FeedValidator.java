package gazette.press.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import gazette.render.FeedFormat;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What the W3C's feed validator finds fault with or warns of, as far as our feeds could come to it: RSS 2.0, Atom 1.0,
/// JSON Feed 1.1, RFC 5005.
public final class FeedValidator {
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final Pattern TAG_URI =
            Pattern.compile("tag:[a-z0-9.-]+,\\d{4}(-\\d\\d(-\\d\\d)?)?:[0-9a-zA-Z;/?:@&=+$._!~*'()%,-]+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]+)*");
    private static final Set<String> CHANNEL = Set.of(
            "title",
            "link",
            "description",
            "language",
            "lastBuildDate",
            "generator",
            "docs",
            "dc:creator",
            "atom:link",
            "fh:archive");
    private static final Set<String> ITEM = Set.of(
            "title",
            "link",
            "guid",
            "pubDate",
            "dcterms:modified",
            "dc:creator",
            "dc:language",
            "category",
            "description",
            "media:thumbnail",
            "content:encoded");
    private static final Set<String> FEED =
            Set.of("id", "title", "subtitle", "updated", "link", "author", "generator", "fh:archive", "entry");
    private static final Set<String> ENTRY = Set.of(
            "id",
            "title",
            "link",
            "published",
            "updated",
            "author",
            "category",
            "summary",
            "media:thumbnail",
            "content");
    private static final Set<String> RELATIONS =
            Set.of("self", "alternate", "hub", "current", "prev-archive", "next-archive", "via");

    private final List<String> faults = new ArrayList<>();
    private final String address;

    private FeedValidator(String address) {
        this.address = address;
    }

    /// Every fault of a feed's document.
    ///
    /// @param address where it is served
    public static List<String> faults(FeedFormat kind, String text, String address) {
        var rules = new FeedValidator(address);
        switch (kind) {
            case RSS -> rules.rss(parsed(text));
            case ATOM -> rules.atom(parsed(text));
            case JSON -> rules.json(text);
        }
        if (kind != FeedFormat.JSON) {
            rules.rome(text);
        }
        return rules.faults;
    }

    private void rss(Element root) {
        check(root.getAttribute("version").equals("2.0"), "no RSS 2.0");
        Element channel = children(root, "channel").getFirst();
        known(channel, CHANNEL, "item");
        for (String once : List.of("title", "link", "description", "language", "lastBuildDate", "generator")) {
            once(channel, once);
        }
        links(children(channel, "atom:link"));
        web(text(channel, "link"));
        check(LANGUAGE.matcher(text(channel, "language")).matches(), "language " + text(channel, "language"));
        rfc822(text(channel, "lastBuildDate"));
        var ids = new HashSet<String>();
        for (Element item : children(channel, "item")) {
            known(item, ITEM, "");
            List.of("title", "link", "guid", "pubDate", "content:encoded").forEach(once -> once(item, once));
            check(children(item, "guid").getFirst().getAttribute("isPermaLink").equals("false"), "guid as a link");
            id(text(item, "guid"), ids);
            web(text(item, "link"));
            rfc822(text(item, "pubDate"));
            rfc3339(text(item, "dcterms:modified"));
            children(item, "category")
                    .forEach(tag -> check(!tag.getTextContent().isBlank(), "an empty category"));
            content(text(item, "content:encoded"));
        }
    }

    private void atom(Element feed) {
        check(ATOM.equals(feed.getNamespaceURI()), "no Atom");
        known(feed, FEED, "entry");
        List.of("id", "title", "updated", "author").forEach(once -> once(feed, once));
        check(!text(children(feed, "author").getFirst(), "name").isBlank(), "an author without a name");
        links(children(feed, "link"));
        id(text(feed, "id"), new HashSet<>());
        Instant updated = rfc3339(text(feed, "updated"));
        var ids = new HashSet<String>();
        var dates = new HashSet<Instant>();
        for (Element entry : children(feed, "entry")) {
            known(entry, ENTRY, "");
            List.of("id", "title", "updated", "published", "content").forEach(once -> once(entry, once));
            id(text(entry, "id"), ids);
            Instant changed = rfc3339(text(entry, "updated"));
            check(dates.add(changed), "two entries were updated at " + changed);
            check(!changed.isBefore(rfc3339(text(entry, "published"))), "updated before it was published");
            check(!changed.isAfter(updated), "an entry is newer than the feed");
            check(relation(children(entry, "link"), "alternate").size() == 1, "not one alternate link");
            children(entry, "link").forEach(link -> web(link.getAttribute("href")));
            check(children(entry, "content").getFirst().getAttribute("type").equals("html"), "no HTML");
            content(text(entry, "content"));
        }
    }

    private void json(String text) {
        JsonNode feed;
        try {
            feed = new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
        check(feed.at("/version").asText().equals("https://jsonfeed.org/version/1.1"), "no JSON Feed 1.1");
        check(!feed.at("/title").asText().isBlank(), "no title");
        check(feed.at("/feed_url").asText().equals(address), "feed_url " + feed.at("/feed_url"));
        web(feed.at("/home_page_url").asText());
        var ids = new HashSet<String>();
        for (JsonNode item : feed.get("items")) {
            id(item.at("/id").asText(), ids);
            web(item.at("/url").asText());
            check(!item.at("/title").asText().isBlank(), "no title");
            Instant published = rfc3339(item.at("/date_published").asText());
            check(!rfc3339(item.at("/date_modified").asText()).isBefore(published), "changed before published");
            content(item.at("/content_html").asText());
        }
    }

    private void rome(String text) {
        try {
            new SyndFeedInput().build(new StringReader(text));
        } catch (FeedException e) {
            faults.add("Rome: " + e.getMessage());
        }
    }

    private void links(List<Element> links) {
        check(relation(links, "self").size() == 1, "not one link to itself");
        check(relation(links, "self").equals(List.of(address)), "self is " + relation(links, "self"));
        for (Element link : links) {
            check(RELATIONS.contains(link.getAttribute("rel")), "rel " + link.getAttribute("rel"));
            check(relation(links, link.getAttribute("rel")).size() == 1, "two of " + link.getAttribute("rel"));
            web(link.getAttribute("href"));
        }
    }

    private static List<String> relation(List<Element> links, String name) {
        return links.stream()
                .filter(link -> link.getAttribute("rel").equals(name))
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    /// Nothing that runs, and nothing whose meaning depends on where it is read.
    private void content(String html) {
        var document = Jsoup.parseBodyFragment(html);
        check(
                document.select("script, style, iframe, object, embed, form, input, link, meta")
                        .isEmpty(),
                "active HTML");
        for (var element : document.select("*")) {
            element.attributes().forEach(attribute -> {
                String name = attribute.getKey();
                check(!name.startsWith("on") && !name.equals("style") && !name.equals("id"), "attribute " + name);
                boolean isLink = name.equals("href") || name.equals("src");
                check(!isLink || attribute.getValue().matches("(https?|mailto|tel):.*"), "address " + attribute);
            });
        }
    }

    private void known(Element parent, Set<String> names, String many) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && !element.getTagName().equals(many)) {
                check(names.contains(element.getTagName()), "element " + element.getTagName());
            }
        }
    }

    private void once(Element parent, String name) {
        check(children(parent, name).size() == 1, "not one " + name);
        check(!text(parent, name).isBlank(), "an empty " + name);
    }

    private void id(String id, Set<String> met) {
        check(TAG_URI.matcher(id).matches(), "id " + id);
        check(met.add(id), "two of " + id);
    }

    private void web(String url) {
        check(url.matches("https?://[!-~]+"), "address " + url);
        try {
            URI.create(url);
        } catch (IllegalArgumentException e) {
            faults.add("address " + url);
        }
    }

    private void rfc822(String date) {
        check(date.matches("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"), "date " + date);
        try {
            plausible(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            faults.add("date " + date);
        }
    }

    private Instant rfc3339(String date) {
        try {
            return plausible(Instant.parse(date));
        } catch (DateTimeException e) {
            faults.add("date " + date);
            return Instant.EPOCH;
        }
    }

    private Instant plausible(Instant date) {
        check(date.isAfter(Instant.parse("1990-01-01T00:00:00Z")), "implausible " + date);
        return date;
    }

    private void check(boolean good, String fault) {
        if (!good) {
            faults.add(fault);
        }
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .map(Element::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static Element parsed(String xml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }
}
