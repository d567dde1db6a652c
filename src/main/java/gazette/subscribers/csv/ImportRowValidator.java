package gazette.subscribers.csv;

import gazette.config.Cadence;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.sources.dates.FeedDateParser;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.address.AddressParseResult;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.address.InvalidAddress;
import gazette.text.ForeignText;
import gazette.text.InvisibleCharacters;
import gazette.text.LanguageTag;
import gazette.text.TextShortener;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Checks the fields of a row, and whether the list offers what they ask for.
public final class ImportRowValidator {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final int MAX_LENGTH = 1000;
    private static final Duration CLOCK_TOLERANCE = Duration.ofDays(2);
    private static final Map<Status, Set<String>> STATUS_WORDS = Map.of(
            Status.ACTIVE,
                    Set.of("active", "subscribed", "confirmed", "enabled", "yes", "true", "1", "订阅", "已订阅", "正常", "活跃"),
            Status.PENDING, Set.of("pending", "unconfirmed", "待确认", "未确认"),
            Status.UNSUBSCRIBED,
                    Set.of(
                            "unsubscribed",
                            "left",
                            "opted out",
                            "removed",
                            "inactive",
                            "disabled",
                            "no",
                            "false",
                            "0",
                            "退订",
                            "已退订"),
            Status.BOUNCED, Set.of("bounced", "cleaned", "bounce", "hard bounce", "invalid", "退信"),
            Status.COMPLAINED, Set.of("complained", "spam", "complaint", "blocklisted", "投诉"));

    private final ListConfig list;
    private final ImportDefaults defaults;
    private final Instant now;
    private final LeftOutValues leftOut = new LeftOutValues();

    /// Holds what applies to rows that do not say otherwise.
    ///
    /// @param consent how the subscribers agreed to get mails; empty if unknown
    public record ImportDefaults(Status status, String consent) {}

    /// Creates a validator for one import.
    ///
    /// @param list the list that they are imported into
    /// @param now nobody can have joined later
    public ImportRowValidator(ListConfig list, ImportDefaults defaults, Instant now) {
        this.list = list;
        this.defaults = defaults;
        this.now = now;
    }

    /// Checks one row. If several things are wrong, the first is reported.
    public ImportRow read(RawSubscriberRow row) {
        return switch (AddressParseResult.read(row.field(SubscriberField.EMAIL))) {
            case InvalidAddress reason -> invalidAddress(row, reason);
            case EmailAddress address -> {
                try {
                    yield validRow(row, address);
                } catch (InvalidFieldException e) {
                    yield new ImportRow.InvalidRow(
                            new Diagnostic(row.file(), (int) row.line(), e.problem, e.remedy), row.cells());
                }
            }
        };
    }

    /// Returns what was left out of the rows that were read so far.
    public List<LeftOutValues.Column> leftOut() {
        return leftOut.columns();
    }

    private static ImportRow invalidAddress(RawSubscriberRow row, InvalidAddress reason) {
        String written = row.field(SubscriberField.EMAIL);
        String shown = TextShortener.withEllipsis(written, 81);
        String problem = reason == InvalidAddress.EMPTY
                ? reason.problem()
                : "'" + shown + "' is not an e-mail address: " + reason.problem();
        return new ImportRow.InvalidRow(
                new Diagnostic(row.file(), (int) row.line(), problem, reason.remedy()), row.cells());
    }

    private ImportRow validRow(RawSubscriberRow row, EmailAddress address) throws InvalidFieldException {
        Status status = status(row.field(SubscriberField.STATUS));
        return new ImportRow.ValidRow(
                address,
                name(row),
                understood(row, SubscriberField.LANGUAGE, LanguageTag::ofKnownLanguage),
                understood(row, SubscriberField.ZONE, ImportRowValidator::zone),
                cadence(row.field(SubscriberField.CADENCE)),
                topics(row.field(SubscriberField.TOPICS)),
                status,
                joined(row.field(SubscriberField.JOINED)),
                consent(row.field(SubscriberField.CONSENT), status),
                attributes(row.attributes()));
    }

    /// Thrown when a field of a row is invalid.
    private static final class InvalidFieldException extends Exception {
        private static final long serialVersionUID = 1;

        private final String problem;
        private final String remedy;

        InvalidFieldException(String problem, String remedy) {
            super(problem);
            this.problem = problem;
            this.remedy = remedy;
        }
    }

    private static String name(RawSubscriberRow row) throws InvalidFieldException {
        String name = clean(row.field(SubscriberField.NAME));
        if (name.isEmpty()) {
            String first = clean(row.field(SubscriberField.FIRST_NAME));
            String last = clean(row.field(SubscriberField.LAST_NAME));
            boolean chinese = HAN.matcher(first).matches() && HAN.matcher(last).matches();
            name = chinese ? last + first : (first + " " + last).strip();
        }
        if (name.indexOf('\uFFFD') >= 0) {
            throw new InvalidFieldException(
                    "the name '" + name + "' holds a broken character", "mend it, or say the --encoding");
        }
        return name;
    }

    /// Returns a value, or an empty text if it is not understood, because the list's own applies then. That is counted.
    private String understood(RawSubscriberRow row, SubscriberField field, Function<String, Optional<String>> reader) {
        String written = clean(row.field(field));
        if (written.isEmpty()) {
            return "";
        }
        return reader.apply(written).orElseGet(() -> {
            leftOut.add(field, row.line(), written);
            return "";
        });
    }

    private static Optional<String> zone(String written) {
        try {
            return Optional.of(ZoneId.of(written).getId());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private Cadence cadence(String word) throws InvalidFieldException {
        if (word.isEmpty()) {
            return list.cadences().getFirst();
        }
        for (Cadence cadence : list.cadences()) {
            if (cadence.word().equalsIgnoreCase(word)) {
                return cadence;
            }
        }
        String offered = list.cadences().stream().map(Cadence::word).collect(Collectors.joining(", "));
        throw new InvalidFieldException(
                "the list '" + list.name() + "' offers no cadence '" + word + "'", "write one of: " + offered);
    }

    private List<String> topics(String written) throws InvalidFieldException {
        var topics = new LinkedHashSet<String>();
        for (String word : written.isEmpty() ? new String[0] : written.split("[,;|\\n，、；]")) {
            topics.add(topic(word.strip()));
        }
        return List.copyOf(topics);
    }

    private String topic(String word) throws InvalidFieldException {
        for (String topic : list.topics().keySet()) {
            if (topic.equalsIgnoreCase(word)) {
                return topic;
            }
        }
        String problem = "the list '" + list.name() + "' has no topic '" + word + "'";
        throw new InvalidFieldException(
                problem,
                list.topics().isEmpty()
                        ? "leave the column out"
                        : "write some of: " + String.join(", ", list.topics().keySet()));
    }

    /// A list that asks for confirmation needs to know how its active subscribers agreed.
    private String consent(String written, Status status) throws InvalidFieldException {
        String consent = written.isBlank() ? defaults.consent() : clean(written);
        if (consent.isEmpty() && status == Status.ACTIVE && list.signup().needsConfirmation()) {
            throw new InvalidFieldException(
                    "nothing says how the subscriber agreed to get '" + list.name() + "'",
                    "fill in the column consent, or say it for all with --consent");
        }
        return consent;
    }

    private Status status(String written) throws InvalidFieldException {
        if (written.isEmpty()) {
            return defaults.status();
        }
        String word = written.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
        for (Map.Entry<Status, Set<String>> known : STATUS_WORDS.entrySet()) {
            if (known.getValue().contains(word)) {
                return known.getKey();
            }
        }
        throw new InvalidFieldException(
                "'" + written + "' is no status", "write active, pending, unsubscribed, bounced or complained");
    }

    private Optional<Instant> joined(String written) throws InvalidFieldException {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> date = FeedDateParser.read(written);
        if (date.isEmpty()) {
            throw new InvalidFieldException("'" + written + "' is no date, or could be two", "write it as 2026-11-24");
        }
        if (date.get().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new InvalidFieldException("'" + written + "' is yet to come", "write when the subscriber joined");
        }
        return date;
    }

    private static Map<String, String> attributes(Map<String, String> written) {
        if (written.isEmpty()) {
            return Map.of();
        }
        var attributes = new LinkedHashMap<String, String>();
        written.forEach((name, content) -> {
            String clean = clean(content);
            if (!clean.isEmpty()) {
                attributes.put(name, clean);
            }
        });
        return attributes;
    }

    /// Control characters have no place in a header field (RFC 5322 section 2.2). A line break becomes a space.
    private static String clean(String text) {
        return ForeignText.line(TextShortener.cut(InvisibleCharacters.without(text), MAX_LENGTH));
    }
}
