package gazette.subscribers.products;

import gazette.config.CidrRange;
import gazette.subscribers.csv.SubscriberField;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Parses rows of Mailchimp's CSV export. The name of a file says who is in it: `subscribed_…`, `unsubscribed_…`,
/// `cleaned_…` (the address bounced), `nonsubscribed_…` and `transactional_…` (never subscribed).
final class MailchimpRowParser {
    private static final Pattern NAME =
            Pattern.compile("(?i)(subscribed|unsubscribed|cleaned|nonsubscribed|transactional|archived)[_ .-].*");
    private static final Pattern ABUSE = Pattern.compile("(?i).*(abuse|spam complaint).*");

    private MailchimpRowParser() {}

    /// Returns who is in the file: the first word of its name. Empty if neither the name nor the headings say.
    static String kind(String file, Map<String, Integer> columnIndexes) {
        Matcher name = NAME.matcher(file);
        if (name.matches()) {
            return name.group(1).toLowerCase(Locale.ROOT);
        }
        if (columnIndexes.containsKey("unsub_time")) {
            return "unsubscribed";
        }
        return columnIndexes.containsKey("clean_time") ? "cleaned" : "";
    }

    static ForeignSubscriber read(CsvRow row, String kind) {
        var fields = Map.of(
                SubscriberField.EMAIL, row.get("email address"),
                SubscriberField.FIRST_NAME, row.get("first name", "fname"),
                SubscriberField.LAST_NAME, row.get("last name", "lname"),
                SubscriberField.NAME, row.get("name", "full name"),
                SubscriberField.LANGUAGE, row.get("language"),
                SubscriberField.ZONE, row.get("timezone"),
                SubscriberField.JOINED, joined(row));
        var attributes = Map.of("tags", row.list("tags"), "country", row.get("cc"), "notes", row.get("notes"));
        return switch (kind) {
            case "cleaned" -> new ForeignSubscriber(fields, "bounced", "bounced " + row.get("clean_time"), attributes);
            case "unsubscribed" -> left(row, fields, attributes);
            default -> new ForeignSubscriber(fields, "active", agreed(row), isProven(row), attributes);
        };
    }

    private static ForeignSubscriber left(
            CsvRow row, Map<SubscriberField, String> fields, Map<String, String> attributes) {
        String reason = row.get("unsub_reason");
        String status = ABUSE.matcher(reason).matches() ? "complained" : "unsubscribed";
        String record = ("left " + row.get("unsub_time") + " " + reason).strip();
        return new ForeignSubscriber(fields, status, record, attributes);
    }

    private static String joined(CsvRow row) {
        String confirmed = row.get("confirm_time");
        return confirmed.isEmpty() ? row.get("optin_time") : confirmed;
    }

    /// Without an IP address, the owner of the list added the subscriber.
    private static boolean isProven(CsvRow row) {
        return Stream.of("optin", "confirm")
                .anyMatch(step -> !row.get(step + "_time").isEmpty()
                        && !network(row.get(step + "_ip")).isEmpty());
    }

    private static String agreed(CsvRow row) {
        return Stream.of(step(row, "signed up", "optin"), step(row, "confirmed", "confirm"))
                .filter(step -> !step.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String step(CsvRow row, String what, String step) {
        String time = row.get(step + "_time");
        String network = network(row.get(step + "_ip"));
        return time.isEmpty() ? "" : what + " " + time + (network.isEmpty() ? "" : " from " + network);
    }

    /// Returns the network of an IP address, because the record does not need the whole address.
    static String network(String address) {
        try {
            return address.isEmpty() ? "" : CidrRange.anonymizedPrefix(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
