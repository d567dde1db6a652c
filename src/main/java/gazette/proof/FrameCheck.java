package gazette.proof;

import gazette.articles.Article;
import gazette.articles.FiledArticle;
import gazette.issues.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/// What belongs to the frame around the articles: nothing of the template left over, the way out, the paper's address.
final class FrameCheck {
    /// What FreeMarker, and those used to other engines, write where something is to be filled in.
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{[^{}<\\n]{1,80}\\}|\\{\\{[^{}\\n]{0,80}\\}\\}|(?:<|&lt;)/?[#@][a-z][^>\\n]{0,40}"
                    + "|FreeMarker template error");

    private static final List<String> SIGNS =
            List.of("${", "{{", "<#", "<@", "</#", "</@", "lt;#", "lt;@", "lt;/#", "lt;/@", "FreeMarker");

    private final Galley galley;
    private final Marks marks;

    FrameCheck(Galley galley, Marks marks) {
        this.galley = galley;
        this.marks = marks;
    }

    /// @param words what the HTML part says
    void run(WordsCheck words) {
        unfilled("the subject", galley.edition().subject());
        unfilled("the HTML part", galley.edition().html());
        unfilled("the text part", galley.edition().text());
        wayOut(
                "the HTML part",
                "\"" + galley.unsubscribe() + "\"",
                galley.edition().html(),
                "email.ftlh");
        wayOut("the text part", galley.unsubscribe(), galley.edition().text(), "email.txt.ftl");
        galley.site()
                .publication()
                .postalAddress()
                .ifPresentOrElse(address -> postalAddress(address, words), this::noPostalAddress);
    }

    private void unfilled(String where, String part) {
        if (SIGNS.stream().noneMatch(part::contains)) {
            return;
        }
        Set<String> found = new LinkedHashSet<>();
        for (Matcher placeholder = PLACEHOLDER.matcher(part); placeholder.find(); ) {
            found.add(placeholder.group());
        }
        found.removeIf(this::isLiteral);
        for (String placeholder : found) {
            marks.error(
                    "placeholders",
                    "'" + Sight.shortened(placeholder) + "' was not filled in.",
                    where,
                    "See to the theme's templates, and to the schedule's subject.");
        }
    }

    /// An article about templates may show one.
    private boolean isLiteral(String placeholder) {
        String plain = Parser.unescapeEntities(placeholder, false);
        return words().stream().anyMatch(words -> words.contains(plain));
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        words.add(galley.site().publication().title());
        for (Section section : galley.issue().sections()) {
            words.add(section.title());
            for (FiledArticle filed : section.articles()) {
                Article article = filed.article();
                words.addAll(List.of(article.title(), article.text(), article.summary()));
                words.add(Parser.unescapeEntities(article.html(), false));
                article.author().ifPresent(words::add);
                article.place().ifPresent(words::add);
                article.link().ifPresent(words::add);
            }
        }
        return words;
    }

    private void wayOut(String part, String link, String content, String template) {
        if (!content.contains(link)) {
            marks.error(
                    "unsubscribe",
                    capital(part) + " has no unsubscribe link.",
                    part,
                    "Put ${unsubscribe} into the theme's " + template + ".");
        }
    }

    /// At home, nobody gets the letter yet.
    private void noPostalAddress() {
        String what = "No postal address stands in the footer, as the law asks in many countries.";
        String remedy = "Write postal_address: under publication: in gazette.yaml.";
        if (galley.isPublic()) {
            marks.warn("address", what, "the footer", remedy);
        } else {
            marks.note("address", what, "the footer", remedy);
        }
    }

    private void postalAddress(String address, WordsCheck words) {
        if (!WordsCheck.letters(galley.edition().text()).contains(WordsCheck.letters(address))) {
            marks.warn(
                    "address",
                    "The postal address is not in the text part.",
                    "the footer",
                    "Put ${paper.postalAddress} into the theme's email.txt.ftl.");
        }
        if (!words.say(address)) {
            marks.warn(
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
