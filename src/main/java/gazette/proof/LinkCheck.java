package gazette.proof;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Whether links lead somewhere, as far as can be told without following them.
final class LinkCheck implements Check {
    private static final String NAME = "links";
    private static final Set<String> DANGEROUS = Set.of("javascript", "vbscript", "data", "file");
    private static final Set<String> OTHER = Set.of("mailto", "tel", "sms", "geo", "webcal", "xmpp", "feed");

    private final Galley galley;
    private final Marks marks;
    private final boolean isPublic;
    private final String ownHost;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Sight> anchors = new LinkedHashMap<>();
    private int links;

    LinkCheck(Galley galley, Marks marks) {
        this.galley = galley;
        this.marks = marks;
        this.isPublic = galley.isPublic();
        this.ownHost = Address.host(galley.site().front()).orElse("");
    }

    @Override
    public void enter(Sight sight) {
        Element element = sight.element();
        if (element.hasAttr("id") && !ids.add(element.id())) {
            marks.warn(
                    "ids",
                    "The id '" + element.id() + "' stands twice, so links to it find only the first.",
                    sight.where(),
                    "Give each its own, or leave it out.");
        }
        names.add(element.attr("name"));
        if (element.hasAttr("href")) {
            links++;
            link(element.attr("href"), sight);
        }
    }

    @Override
    public void end() {
        anchors.forEach((id, sight) -> {
            if (!ids.contains(id) && !names.contains(id)) {
                marks.warn(
                        NAME,
                        "The link to '#" + id + "' has no target in this letter.",
                        sight.where(),
                        "Name the target's id, or link to the article on the web.");
            }
        });
    }

    int links() {
        return links;
    }

    private void link(String href, Sight sight) {
        String scheme = Address.scheme(href.strip());
        if (href.isBlank()) {
            broken(href, "A link has no address.", sight, "Write where it leads, or take it out.");
        } else if (href.startsWith("#")) {
            anchors.putIfAbsent(href.substring(1), sight);
        } else if (DANGEROUS.contains(scheme)) {
            marks.error(
                    NAME,
                    "A link with '" + scheme + ":' is taken for an attack, and the letter for spam.",
                    sight.where(),
                    "Link to a page instead.");
        } else if (scheme.isEmpty()) {
            relative(href, sight);
        } else if (scheme.equals("http") || scheme.equals("https")) {
            web(href, scheme, sight);
        } else {
            other(href, scheme, sight);
        }
        if (isEmpty(sight.element())) {
            marks.warn(NAME, "A link has no words to click on.", sight.where(), "Give it some, or take it out.");
        }
    }

    private void relative(String href, Sight sight) {
        String what = "'" + Sight.shortened(href) + "' is not an absolute address; no mail program can follow it.";
        broken(href, what, sight, "Write it whole, from https:// on.");
    }

    /// A fault of the theme's stands in every letter. One article's must not keep the others from going out.
    private void broken(String href, String what, Sight sight, String remedy) {
        if (galley.isOfArticle(href)) {
            marks.warn(NAME, what, sight.where(), remedy);
        } else {
            marks.error(NAME, what, sight.where(), remedy);
        }
    }

    private void web(String href, String scheme, Sight sight) {
        if (href.strip().chars().anyMatch(Character::isWhitespace)) {
            String what = "'" + Sight.shortened(href) + "' has a space in it, where many programs end the link.";
            broken(href, what, sight, "Write %20 for the space, or take it out.");
            return;
        }
        if (Address.host(href.strip()).isEmpty()) {
            String what = "'" + Sight.shortened(href) + "' names no site.";
            broken(href, what, sight, "Write it whole: https://site/page.");
            return;
        }
        if (isPublic && Address.isPlaceholder(href)) {
            marks.warn(
                    NAME,
                    "A link leads to a site that is only an example, or to this machine.",
                    sight.where(),
                    "Put the real address in its place.");
        }
        if (isPublic && scheme.equals("http")) {
            insecure(href, sight);
        }
    }

    private void insecure(String href, Sight sight) {
        if (Address.host(href).filter(ownHost::equals).isPresent()) {
            marks.warn(
                    NAME,
                    "'" + Sight.shortened(href) + "' leads to the paper itself without encryption.",
                    sight.where(),
                    "Write https.");
        } else {
            marks.note(
                    NAME,
                    "Some links lead to other sites without encryption (http).",
                    sight.where(),
                    "Write https where the site has it.");
        }
    }

    private void other(String href, String scheme, Sight sight) {
        if (!OTHER.contains(scheme)) {
            marks.warn(
                    NAME,
                    "'" + Sight.shortened(href) + "' begins with '" + scheme + ":', which most programs do not open.",
                    sight.where(),
                    "Link to a page instead.");
        } else if (scheme.equals("mailto") && !href.contains("@")) {
            broken(href, "A mail link names no address.", sight, "Write it as mailto:name@site.");
        }
    }

    private static boolean isEmpty(Element element) {
        return element.normalName().equals("a")
                && !element.hasText()
                && element.getElementsByTag("img").isEmpty();
    }
}
