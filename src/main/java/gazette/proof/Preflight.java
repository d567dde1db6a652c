package gazette.proof;

import gazette.proof.Finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Reads a rendered mail before it is sent.
public final class Preflight {
    /// Gmail clips a message behind so many bytes of HTML.
    private static final int CLIPPED_BYTES = 102_400;

    private static final int LONG_SUBJECT = 150;

    /// What was measured and what was found.
    ///
    /// @param htmlBytes of the HTML part, decoded, in UTF-8
    /// @param textBytes of the text part, likewise
    /// @param links how many the HTML part has
    /// @param images how many the HTML part has
    public record Report(int htmlBytes, int textBytes, int links, int images, List<Finding> findings) {
        public Report {
            findings = List.copyOf(findings);
        }

        /// What must be mended before a send.
        public List<Finding> errors() {
            return findings.stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .toList();
        }
    }

    private final List<Finding> findings = new ArrayList<>();

    private Preflight() {}

    /// Reads a mail.
    ///
    /// @param unsubscribe the link that must stand in both parts
    public static Report read(String subject, String html, String text, String unsubscribe) {
        return new Preflight().report(subject, html, text, unsubscribe);
    }

    private Report report(String subject, String html, String text, String unsubscribe) {
        Document document = Jsoup.parse(html);
        checkSubject(subject);
        checkSize(bytes(html));
        document.select("[href]").forEach(link -> checkAbsolute(link, "href"));
        document.select("img").forEach(this::checkImage);
        checkUnsubscribe(document, text, unsubscribe);
        checkText(document, text);
        return new Report(
                bytes(html),
                bytes(text),
                document.select("a[href]").size(),
                document.select("img").size(),
                findings);
    }

    private void checkSubject(String subject) {
        if (subject.isBlank()) {
            find(Severity.ERROR, "subject", "The subject is empty.");
        }
        if (subject.length() > LONG_SUBJECT) {
            find(
                    Severity.WARNING,
                    "subject",
                    "The subject has " + subject.length() + " characters; few inboxes show so many.");
        }
    }

    private void checkSize(int bytes) {
        if (bytes > CLIPPED_BYTES) {
            String size = "The HTML part has " + bytes + " bytes; Gmail clips what comes behind " + CLIPPED_BYTES + ".";
            find(Severity.WARNING, "size", size);
        }
    }

    private void checkAbsolute(Element element, String attribute) {
        String address = element.attr(attribute);
        if (!address.matches("(?i)(https?|mailto):.*")) {
            find(
                    Severity.ERROR,
                    "links",
                    "'" + address + "' is not an absolute address; no mail program can follow it.");
        }
    }

    private void checkImage(Element image) {
        checkAbsolute(image, "src");
        if (!image.hasAttr("alt")) {
            find(Severity.WARNING, "images", "The image " + image.attr("src") + " has no alt text.");
        }
    }

    private void checkUnsubscribe(Document document, String text, String unsubscribe) {
        if (document.getElementsByAttributeValue("href", unsubscribe).isEmpty()) {
            find(Severity.ERROR, "unsubscribe", "The HTML part has no unsubscribe link.");
        }
        if (!text.contains(unsubscribe)) {
            find(Severity.ERROR, "unsubscribe", "The text part has no unsubscribe link.");
        }
    }

    /// A text part that says much less than the HTML part is a sign of spam to many filters.
    private void checkText(Document document, String text) {
        int said = letters(document.body().text());
        if (letters(text) * 2 < said) {
            find(Severity.WARNING, "text", "The text part says less than half of what the HTML part says.");
        }
    }

    private void find(Severity severity, String check, String problem) {
        findings.add(new Finding(severity, check, problem));
    }

    private static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
