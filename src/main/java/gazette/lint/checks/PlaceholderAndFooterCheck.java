package gazette.lint.checks;

import gazette.lint.ArticleContents;
import gazette.lint.FindingCollector;
import gazette.lint.LintInput;
import gazette.lint.Placeholder;
import gazette.lint.VisitedElement;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/// Checks what stands around the articles: no placeholder is left over, the unsubscribe link and the postal address are
/// there.
public final class PlaceholderAndFooterCheck {
    private final LintInput input;
    private final Document document;
    private final ArticleContents articles;
    private final FindingCollector findings;

    /// @param document the HTML part, parsed
    public PlaceholderAndFooterCheck(
            LintInput input, Document document, ArticleContents articles, FindingCollector findings) {
        this.input = input;
        this.document = document;
        this.articles = articles;
        this.findings = findings;
    }

    /// @param words what the HTML part says
    public void run(TextPartCheck words) {
        unfilledPlaceholders("the subject", Stream.of(input.renderedMail().subject()));
        unfilledPlaceholders("the HTML part", texts());
        unfilledPlaceholders("the text part", Stream.of(input.renderedMail().text()));
        boolean isLinked = document.select("[href]").stream()
                .anyMatch(link -> link.attr("href").equals(input.unsubscribe()));
        unsubscribeLink("the HTML part", isLinked, "email.ftlh");
        unsubscribeLink("the text part", input.renderedMail().text().contains(input.unsubscribe()), "email.txt.ftl");
        input.site()
                .publication()
                .postalAddress()
                .ifPresentOrElse(address -> postalAddress(address, words), this::noPostalAddress);
    }

    private void unfilledPlaceholders(String where, Stream<String> texts) {
        texts.flatMap(Placeholder::in)
                .distinct()
                .filter(placeholder -> !articles.show(placeholder))
                .forEach(
                        placeholder -> findings.error(
                                "placeholders",
                                "'" + VisitedElement.shortened(placeholder.written()) + "' was not filled in.",
                                where,
                                "See to the theme's templates, to the schedule's subject, and to its .intro.md and .outro.md."));
    }

    /// Returns what the HTML part says, in its text, its attributes and its comments. A tag that HTML does not know
    /// becomes a comment.
    private Stream<String> texts() {
        return document.nodeStream().flatMap(node -> switch (node) {
            case TextNode text -> Stream.of(text.getWholeText());
            case Comment comment -> Stream.of(comment.getData(), "</" + comment.getData());
            case Element element -> element.attributes().asList().stream().map(Attribute::getValue);
            default -> Stream.empty();
        });
    }

    private void unsubscribeLink(String part, boolean isThere, String template) {
        if (!isThere) {
            findings.error(
                    "unsubscribe",
                    capital(part) + " has no unsubscribe link.",
                    part,
                    "Put ${unsubscribe} into the theme's " + template + ".");
        }
    }

    /// Adds a finding, but not while the site is on this machine only: nobody gets the mail yet.
    private void noPostalAddress() {
        String what = "No postal address stands in the footer, as the law asks in many countries.";
        String remedy = "Write postal_address: under publication: in gazette.yaml.";
        if (input.isPublic()) {
            findings.warn("address", what, "the footer", remedy);
        } else {
            findings.note("address", what, "the footer", remedy);
        }
    }

    private void postalAddress(String address, TextPartCheck words) {
        if (!TextPartCheck.letters(input.renderedMail().text()).contains(TextPartCheck.letters(address))) {
            findings.warn(
                    "address",
                    "The postal address is not in the text part.",
                    "the footer",
                    "Put ${paper.postalAddress} into the theme's email.txt.ftl.");
        }
        if (!words.say(address)) {
            findings.warn(
                    "address",
                    "The postal address is not in the HTML part.",
                    "the footer",
                    "Put ${paper.postalAddress} into the footer of the theme's macros.ftlh.");
        }
    }

    private static String capital(String part) {
        return Character.toUpperCase(part.charAt(0)) + part.substring(1);
    }
}
