package gazette.subscribers.segments;

import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.SpellingSuggestion;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.segments.Segment.Field;
import gazette.subscribers.segments.Segment.Kind;
import gazette.subscribers.segments.SegmentTokenizer.Token;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Parses a segment, such as `lang = zh and (topic = ai or attribute:city contains "köln") and joined > 2026-01-01`.
/// `not` binds most closely, then `and`, then `or`.
public final class SegmentParser {
    private static final List<String> OPERATORS = List.of("=", "!=", "<", ">", "<=", ">=", "contains");
    private static final String FIELDS =
            "list, cadence, topic, lang, status, joined, email, domain, name, zone, attribute:NAME";

    /// The parser calls itself for each level, and so does the writer of SQL.
    private static final int MAX_DEPTH = 50;

    /// SQLite takes chains of 1000; PostgreSQL plans for minutes if 300 ask for attributes.
    private static final int MAX_CONDITIONS = 100;

    private final Collection<ListConfig> lists;
    private final ZoneId zone;
    private final SegmentTokenizer tokens;
    private int depth;
    private int conditions;

    private SegmentParser(Config config, String text) {
        lists = config.lists().values();
        zone = config.publication().zone();
        tokens = new SegmentTokenizer(text);
    }

    /// Thrown when a segment cannot be parsed.
    public static final class InvalidSegmentException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String problem;
        private final String remedy;

        InvalidSegmentException(int column, String problem, String remedy) {
            super("at character " + column + ": " + problem + "; " + remedy);
            this.problem = "at character " + column + ": " + problem;
            this.remedy = remedy;
        }

        /// Returns where and what is wrong, in one clause.
        public String problem() {
            return problem;
        }

        /// Returns what to write instead.
        public String remedy() {
            return remedy;
        }
    }

    /// Parses a segment. If it mentions no status, only active members match.
    ///
    /// @throws InvalidSegmentException with the place, and what to write instead
    public static Segment read(String text, Config config) {
        var parser = new SegmentParser(config, text);
        Segment segment = parser.any();
        Token rest = parser.tokens.next();
        if (!rest.text().isEmpty()) {
            throw parser.invalid(rest, "'" + rest.text() + "' is too much here", "join conditions by and, or");
        }
        return parser.tokens.mentions("status")
                ? segment
                : new Segment.All(List.of(new Segment.InStatus(Status.ACTIVE.word()), segment));
    }

    private Segment any() {
        var parts = new ArrayList<Segment>(List.of(all()));
        while (tokens.take("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.getFirst() : new Segment.Any(parts);
    }

    private Segment all() {
        var parts = new ArrayList<Segment>(List.of(one()));
        while (tokens.take("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.getFirst() : new Segment.All(parts);
    }

    private Segment one() {
        Token first = tokens.peek();
        depth++;
        if (depth > MAX_DEPTH) {
            throw invalid(first, "more than " + MAX_DEPTH + " brackets or 'not' are open", "write it more simply");
        }
        Segment one = nested();
        depth--;
        return one;
    }

    private Segment nested() {
        if (tokens.take("not")) {
            return new Segment.Not(one());
        }
        if (tokens.take("(")) {
            Segment inner = any();
            if (!tokens.take(")")) {
                throw invalid(tokens.peek(), "a bracket is open", "close it with )");
            }
            return inner;
        }
        return condition();
    }

    private Segment condition() {
        Token field = tokens.next();
        conditions++;
        if (conditions > MAX_CONDITIONS) {
            throw invalid(field, "there are more than " + MAX_CONDITIONS + " conditions", "use an attribute instead");
        }
        if (field.text().isEmpty() || field.quoted()) {
            throw invalid(field, "a condition is missing", "write such as lang = zh");
        }
        Token operator = tokens.next();
        if (!OPERATORS.contains(operator.text().toLowerCase(Locale.ROOT))) {
            throw invalid(operator, "no comparison after '" + field.text() + "'", "write one of = != < > contains");
        }
        Token value = tokens.next();
        if (!value.quoted() && (value.text().isEmpty() || OPERATORS.contains(value.text()))) {
            throw invalid(
                    value, "nothing to compare '" + field.text() + "' with", "write a word, or \"words in quotes\"");
        }
        return condition(field, operator, value);
    }

    private Segment condition(Token field, Token operator, Token value) {
        String name = field.text().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "list" -> equal(operator, value, this::list);
            case "cadence" -> equal(operator, value, this::cadence);
            case "topic" -> equal(operator, value, this::topic);
            case "status" -> equal(operator, value, this::status);
            case "lang", "language" -> equal(operator, value, token -> new Segment.LanguageIs(token.text()));
            case "joined" -> joined(operator, value);
            case "email" -> words(new Field(Kind.EMAIL, ""), operator, value);
            case "domain" -> words(new Field(Kind.DOMAIN, ""), operator, value);
            case "name" -> words(new Field(Kind.NAME, ""), operator, value);
            case "zone" -> words(new Field(Kind.ZONE, ""), operator, value);
            default -> attribute(field, operator, value);
        };
    }

    private Segment attribute(Token field, Token operator, Token value) {
        if (!field.text().startsWith("attribute:") || field.text().length() == "attribute:".length()) {
            throw invalid(
                    field,
                    "there is no field '" + field.text() + "'",
                    SpellingSuggestion.remedy(field.text(), List.of(FIELDS.split(", ")), "the fields are "));
        }
        return words(new Field(Kind.ATTRIBUTE, field.text().substring("attribute:".length())), operator, value);
    }

    private Segment equal(Token operator, Token value, Function<Token, Segment> meaning) {
        return switch (operator.text()) {
            case "=" -> meaning.apply(value);
            case "!=" -> new Segment.Not(meaning.apply(value));
            default ->
                throw invalid(operator, "'" + operator.text() + "' does not compare this field", "write = or !=");
        };
    }

    private Segment words(Field word, Token operator, Token value) {
        if (operator.text().equalsIgnoreCase("contains")) {
            return new Segment.FieldContains(word, value.text());
        }
        boolean lower = word.kind() == Kind.EMAIL || word.kind() == Kind.DOMAIN;
        String text = lower ? value.text().toLowerCase(Locale.ROOT) : value.text();
        return switch (operator.text()) {
            case "=" -> new Segment.FieldEquals(word, text);
            case "!=" -> new Segment.Not(new Segment.FieldEquals(word, text));
            default -> throw invalid(operator, "words are not more or less", "write =, != or contains");
        };
    }

    private Segment list(Token value) {
        List<String> names = lists.stream().map(ListConfig::name).toList();
        return new Segment.OnList(known(value, "list", names));
    }

    private Segment cadence(Token value) {
        return new Segment.WithCadence(known(
                value,
                "cadence",
                Arrays.stream(Cadence.values()).map(Cadence::word).toList()));
    }

    private Segment status(Token value) {
        return new Segment.InStatus(known(
                value,
                "status",
                Arrays.stream(Status.values())
                        .filter(status -> status != Status.ERASED)
                        .map(Status::word)
                        .toList()));
    }

    private Segment topic(Token value) {
        List<String> names = lists.stream()
                .flatMap(list -> list.topics().keySet().stream())
                .distinct()
                .toList();
        String topic = known(value, "topic", names);
        return new Segment.OnTopic(
                topic,
                lists.stream()
                        .filter(list -> list.topics().containsKey(topic))
                        .map(ListConfig::name)
                        .toList());
    }

    private String known(Token value, String what, List<String> names) {
        Optional<String> known =
                names.stream().filter(value.text()::equalsIgnoreCase).findFirst();
        return known.orElseThrow(() -> invalid(
                value,
                "there is no " + what + " '" + value.text() + "'",
                names.isEmpty()
                        ? "no list has one"
                        : SpellingSuggestion.remedy(value.text(), names, "write one of: ")));
    }

    /// A date means the whole day, in the publication's time zone.
    private Segment joined(Token operator, Token value) {
        LocalDate day;
        try {
            day = LocalDate.parse(value.text());
        } catch (DateTimeParseException _) {
            throw invalid(value, "'" + value.text() + "' is no date", "write it as 2026-11-24");
        }
        Segment before = new Segment.JoinedBefore(start(day));
        Segment through = new Segment.JoinedBefore(start(day.plusDays(1)));
        return switch (operator.text()) {
            case "<" -> before;
            case ">=" -> new Segment.Not(before);
            case "<=" -> through;
            case ">" -> new Segment.Not(through);
            case "=" -> new Segment.All(List.of(through, new Segment.Not(before)));
            case "!=" -> new Segment.Any(List.of(before, new Segment.Not(through)));
            default -> throw invalid(operator, "a date contains nothing", "write =, <, >, <= or >=");
        };
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private InvalidSegmentException invalid(Token token, String problem, String remedy) {
        return new InvalidSegmentException(token.column(), problem, remedy);
    }
}
