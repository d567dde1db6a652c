package gazette.lint.checks;

import gazette.lint.DomCheck;
import gazette.lint.DomWalk;
import gazette.lint.FindingCollector;
import gazette.lint.LintInput;
import gazette.lint.VisitedElement;
import gazette.text.PercentEncoding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.TextNode;

/// Checks that the text part says what the HTML part says: the same headings, the same links, about as much text.
public final class TextPartCheck implements DomCheck {
    private static final String NAME = "text";
    private static final int NAMED = 3;

    /// Matches a link to an address of mail: the address is what stands before the subject and the like.
    private static final Pattern MAIL = Pattern.compile("(?i)mailto:([^?]+)(?:\\?.*)?");

    private final LintInput input;
    private final FindingCollector findings;
    private final StringBuilder words = new StringBuilder();
    private final Set<String> headings = new LinkedHashSet<>();
    private final Set<String> links = new LinkedHashSet<>();

    public TextPartCheck(LintInput input, FindingCollector findings) {
        this.input = input;
        this.findings = findings;
    }

    @Override
    public void enter(VisitedElement visited) {
        if (DomWalk.isHeading(visited.element())) {
            headings.add(visited.element().text());
        }
        String href = visited.element().attr("href");
        if (href.startsWith("http") || href.startsWith("mailto:")) {
            links.add(href);
        }
    }

    @Override
    public void text(TextNode text) {
        appendLetters(text.getWholeText(), words);
    }

    @Override
    public void end() {
        String text = input.renderedMail().text();
        if (text.isBlank()) {
            findings.error(
                    NAME,
                    "The text part is empty; some subscribers see nothing else.",
                    "the text part",
                    "See to email.txt.ftl in the theme.");
            return;
        }
        compare(text, letters(text));
        preheader();
    }

    /// Whether the HTML part says something, white space and marks aside.
    boolean say(String what) {
        return words.indexOf(letters(what)) >= 0;
    }

    private void compare(String text, String said) {
        if (said.length() * 2 < words.length()) {
            findings.warn(
                    NAME,
                    "The text part says less than half of what the HTML part says, as junk mail does.",
                    "the text part",
                    "See to email.txt.ftl in the theme.");
        }
        List<String> untold = headings.stream()
                .filter(heading -> !said.contains(letters(heading)))
                .toList();
        missing("heading", untold);
        missing("link", links.stream().filter(link -> !isIn(text, link)).toList());
    }

    /// Returns whether a text has a link; an address of mail stands there without `mailto:`, as a person writes it.
    private static boolean isIn(String text, String link) {
        Matcher mail = MAIL.matcher(link);
        return text.contains(link)
                || (mail.matches()
                        && Stream.of(mail.group(1).split(","))
                                .allMatch(one -> text.contains(PercentEncoding.decoded(one))));
    }

    private void missing(String kind, List<String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        String named =
                missing.stream().limit(NAMED).map(VisitedElement::shortened).collect(Collectors.joining("; "));
        String count = missing.size() == 1 ? "A " + kind + " is" : missing.size() + " " + kind + "s are";
        findings.warn(
                NAME,
                count + " in the HTML part and not in the text part: " + named + more(missing),
                "the text part",
                "See to email.txt.ftl in the theme: both parts should say the same.");
    }

    private static String more(List<String> missing) {
        return missing.size() > NAMED ? "; …" : "";
    }

    private void preheader() {
        String preheader = input.renderedMail().preheader();
        if (preheader.isBlank()) {
            findings.warn(
                    "preheader",
                    "There is no preheader; inboxes show the first words of the letter behind its subject.",
                    "the top",
                    "Give the first article a summary.");
        } else if (!say(preheader)) {
            findings.warn(
                    "preheader",
                    "The HTML part does not carry the preheader, so inboxes do not show it.",
                    "the top",
                    "Let email.ftlh begin with ${preheader} in a hidden element.");
        }
    }

    /// Letters and digits only, since white space and marks differ between the parts.
    static String letters(String text) {
        var letters = new StringBuilder(text.length());
        appendLetters(text, letters);
        return letters.toString();
    }

    private static void appendLetters(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                to.append(c);
            }
        }
    }
}
