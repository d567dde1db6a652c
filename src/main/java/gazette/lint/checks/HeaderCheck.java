package gazette.lint.checks;

import gazette.lint.FindingCollector;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Checks that a mail's header has what large mailbox providers ask of bulk mail.
public final class HeaderCheck {
    private static final String WHERE = "the header";
    private static final String REMEDY = "This is a fault in the program; please report it.";
    private static final List<String> NEEDED = List.of(
            "From", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "List-Id", "List-Unsubscribe");
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>@\\s]+@[^<>@\\s]+>");
    private static final Pattern LIST_ID = Pattern.compile(".*<[^<>\\s]+\\.[^<>\\s]+>");
    private static final Pattern MAILBOX = Pattern.compile(".*[^\\s<>@]+@[^\\s<>@]+\\.?[^\\s<>@]*>?");

    private final FindingCollector findings;
    private final Map<String, String> fields;

    public HeaderCheck(FindingCollector findings, String header) {
        this.findings = findings;
        this.fields = fields(header);
    }

    public void run(boolean isPublic) {
        for (String name : NEEDED) {
            if (field(name).isBlank()) {
                find("The header field " + name + " is missing.");
            }
        }
        matches("Message-ID", MESSAGE_ID);
        matches("List-Id", LIST_ID);
        matches("From", MAILBOX);
        date();
        unsubscribe(isPublic);
    }

    private void date() {
        try {
            if (!field("Date").isBlank()) {
                DateTimeFormatter.RFC_1123_DATE_TIME.parse(field("Date"));
            }
        } catch (DateTimeException e) {
            find("The header field Date cannot be read: " + field("Date") + ".");
        }
    }

    /// Checks RFC 8058: one https URL, and the field that says it takes a POST.
    private void unsubscribe(boolean isPublic) {
        if (!field("List-Unsubscribe-Post").equals("List-Unsubscribe=One-Click")) {
            find("The header lacks List-Unsubscribe-Post: List-Unsubscribe=One-Click, so no program shows its own"
                    + " unsubscribe button.");
        }
        String link = field("List-Unsubscribe");
        if (!link.isBlank() && !link.contains(isPublic ? "<https://" : "<http")) {
            find("The header field List-Unsubscribe has no https address.");
        }
    }

    private void matches(String name, Pattern form) {
        if (!field(name).isBlank() && !form.matcher(field(name)).matches()) {
            find("The header field " + name + " is malformed: " + field(name) + ".");
        }
    }

    private void find(String what) {
        findings.error("header", what, WHERE, REMEDY);
    }

    private String field(String name) {
        return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static Map<String, String> fields(String header) {
        var fields = new LinkedHashMap<String, String>();
        header.replaceAll("\r?\n[ \t]+", " ").lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return fields;
    }
}
