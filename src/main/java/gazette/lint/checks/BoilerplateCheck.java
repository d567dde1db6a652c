package gazette.lint.checks;

import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.issues.Section;
import gazette.lint.FindingCollector;
import gazette.lint.LintInput;
import gazette.lint.VisitedElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// Checks what stands around the articles: no placeholder is left over, the unsubscribe link and the postal address are
/// there.
public final class BoilerplateCheck {
    /// Matches placeholders of FreeMarker and of other template languages.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{[^{}<\\n]{1,80}\\}|\\{\\{[^{}\\n]{0,80}\\}\\}|(?:<|&lt;)/?[#@][a-z][^>\\n]{0,40}"
                    + "|FreeMarker template error");

    private static final List<String> SIGNS =
            List.of("${", "{{", "<#", "<@", "</#", "</@", "lt;#", "lt;@", "lt;/#", "lt;/@", "FreeMarker");

    private final LintInput input;
    private final FindingCollector findings;

    public BoilerplateCheck(LintInput input, FindingCollector findings) {
        this.input = input;
        this.findings = findings;
    }

    /// @param words what the HTML part says
    public void run(TextPartCheck words) {
        unfilledPlaceholders("the subject", input.renderedMail().subject());
        unfilledPlaceholders("the HTML part", input.renderedMail().html());
        unfilledPlaceholders("the text part", input.renderedMail().text());
        unsubscribeLink(
                "the HTML part",
                "\"" + input.unsubscribe() + "\"",
                input.renderedMail().html(),
                "email.ftlh");
        unsubscribeLink(
                "the text part", input.unsubscribe(), input.renderedMail().text(), "email.txt.ftl");
        input.site()
                .publication()
                .postalAddress()
                .ifPresentOrElse(address -> postalAddress(address, words), this::noPostalAddress);
    }

    private void unfilledPlaceholders(String where, String part) {
        if (SIGNS.stream().noneMatch(part::contains)) {
            return;
        }
        Set<String> found = new LinkedHashSet<>();
        for (Matcher placeholder = PLACEHOLDER.matcher(part); placeholder.find(); ) {
            found.add(placeholder.group());
        }
        found.removeIf(this::isLiteral);
        for (String placeholder : found) {
            findings.error(
                    "placeholders",
                    "'" + VisitedElement.shortened(placeholder) + "' was not filled in.",
                    where,
                    "See to the theme's templates, and to the schedule's subject.");
        }
    }

    /// Returns whether an article shows the placeholder on purpose: it may be about templates.
    private boolean isLiteral(String placeholder) {
        String plain = Parser.unescapeEntities(placeholder, false);
        return words().stream().anyMatch(words -> words.contains(plain));
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        words.add(input.site().publication().title());
        for (Section section : input.issue().sections()) {
            words.add(section.title());
            for (StoredArticle stored : section.articles()) {
                Article article = stored.article();
                words.addAll(List.of(article.title(), article.text(), article.summary()));
                words.add(Parser.unescapeEntities(article.html(), false));
                article.author().ifPresent(words::add);
                article.byline().place().ifPresent(words::add);
                article.link().ifPresent(words::add);
            }
        }
        return words;
    }

    private void unsubscribeLink(String part, String link, String content, String template) {
        if (!content.contains(link)) {
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
