package gazette.lint.checks;

import gazette.lint.ArticleContents;
import gazette.lint.DomCheck;
import gazette.lint.FindingCollector;
import gazette.lint.LintInput;
import gazette.lint.UrlChecks;
import gazette.lint.VisitedElement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;

/// Checks that links lead somewhere, as far as can be told without following them.
public final class LinkCheck implements DomCheck {
    private static final String NAME = "links";
    private static final Set<String> DANGEROUS = Set.of("javascript", "vbscript", "data", "file");
    private static final Set<String> OTHER = Set.of("mailto", "tel", "sms", "geo", "webcal", "xmpp", "feed");

    private final ArticleContents articles;
    private final FindingCollector findings;
    private final boolean isPublic;
    private final String ownHost;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, VisitedElement> anchors = new LinkedHashMap<>();
    private int links;

    public LinkCheck(LintInput input, ArticleContents articles, FindingCollector findings) {
        this.articles = articles;
        this.findings = findings;
        this.isPublic = input.isPublic();
        this.ownHost = UrlChecks.host(input.site().front()).orElse("");
    }

    @Override
    public void enter(VisitedElement visited) {
        Element element = visited.element();
        if (element.hasAttr("id") && !ids.add(element.id())) {
            findings.warn(
                    "ids",
                    "The id '" + element.id() + "' stands twice, so links to it find only the first.",
                    visited.where(),
                    "Give each its own, or leave it out.");
        }
        names.add(element.attr("name"));
        if (element.hasAttr("href")) {
            links++;
            link(element.attr("href"), visited);
        }
    }

    @Override
    public void end() {
        anchors.forEach((id, visited) -> {
            if (!ids.contains(id) && !names.contains(id)) {
                findings.warn(
                        NAME,
                        "The link to '#" + id + "' has no target in this letter.",
                        visited.where(),
                        "Name the target's id, or link to the article on the web.");
            }
        });
    }

    public int links() {
        return links;
    }

    private void link(String href, VisitedElement visited) {
        String scheme = UrlChecks.scheme(href.strip());
        if (href.isBlank()) {
            broken(href, "A link has no address.", visited, "Write where it leads, or take it out.");
        } else if (href.startsWith("#")) {
            anchors.putIfAbsent(href.substring(1), visited);
        } else if (DANGEROUS.contains(scheme)) {
            findings.error(
                    NAME,
                    "A link with '" + scheme + ":' is taken for an attack, and the letter for spam.",
                    visited.where(),
                    "Link to a page instead.");
        } else if (scheme.isEmpty()) {
            relative(href, visited);
        } else if (scheme.equals("http") || scheme.equals("https")) {
            web(href, scheme, visited);
        } else {
            other(href, scheme, visited);
        }
        if (isEmpty(visited.element())) {
            findings.warn(NAME, "A link has no words to click on.", visited.where(), "Give it some, or take it out.");
        }
    }

    private void relative(String href, VisitedElement visited) {
        String what =
                "'" + VisitedElement.shortened(href) + "' is not an absolute address; no mail program can follow it.";
        broken(href, what, visited, "Write it whole, from https:// on.");
    }

    /// Adds an error if the link is the theme's, which every mail has; a warning if an article's, which must not keep
    /// the others back.
    private void broken(String href, String what, VisitedElement visited, String remedy) {
        if (articles.links(href)) {
            findings.warn(NAME, what, visited.where(), remedy);
        } else {
            findings.error(NAME, what, visited.where(), remedy);
        }
    }

    private void web(String href, String scheme, VisitedElement visited) {
        if (href.strip().chars().anyMatch(Character::isWhitespace)) {
            String what =
                    "'" + VisitedElement.shortened(href) + "' has a space in it, where many programs end the link.";
            broken(href, what, visited, "Write %20 for the space, or take it out.");
            return;
        }
        if (UrlChecks.host(href.strip()).isEmpty()) {
            String what = "'" + VisitedElement.shortened(href) + "' names no site.";
            broken(href, what, visited, "Write it whole: https://site/page.");
            return;
        }
        if (isPublic && UrlChecks.isPlaceholder(href)) {
            findings.warn(
                    NAME,
                    "A link leads to a site that is only an example, or to this machine.",
                    visited.where(),
                    "Put the real address in its place.");
        }
        if (isPublic && scheme.equals("http")) {
            insecure(href, visited);
        }
    }

    private void insecure(String href, VisitedElement visited) {
        if (UrlChecks.host(href).filter(ownHost::equals).isPresent()) {
            findings.warn(
                    NAME,
                    "'" + VisitedElement.shortened(href) + "' leads to the paper itself without encryption.",
                    visited.where(),
                    "Write https.");
        } else {
            findings.note(
                    NAME,
                    "Some links lead to other sites without encryption (http).",
                    visited.where(),
                    "Write https where the site has it.");
        }
    }

    private void other(String href, String scheme, VisitedElement visited) {
        if (!OTHER.contains(scheme)) {
            findings.warn(
                    NAME,
                    "'" + VisitedElement.shortened(href) + "' begins with '" + scheme
                            + ":', which most programs do not open.",
                    visited.where(),
                    "Link to a page instead.");
        } else if (scheme.equals("mailto") && !href.contains("@")) {
            broken(href, "A mail link names no address.", visited, "Write it as mailto:name@site.");
        }
    }

    private static boolean isEmpty(Element element) {
        return element.normalName().equals("a")
                && !element.hasText()
                && element.getElementsByTag("img").isEmpty();
    }
}
