package gazette.store;

import gazette.subscribers.segments.Segment;
import gazette.subscribers.segments.Segment.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes a segment as a condition in SQL, from fixed fragments and bound parameters only.
final class SegmentSql {
    /// The issue whose recipients are being frozen does not count: it must not change who is in which of its groups.
    /// Short, because a statement may ask about a thousand works, and SQLite takes a million letters of one.
    private static final String RECEIVED = """
            (exists (select 1 from letter_work join issue on issue.id = letter_work.issue_id
                join delivery on delivery.issue_id = issue.id and delivery.variant_no = letter_work.variant_no
                where letter_work.work_id = :work and issue.list_id = membership.list_id
                and issue.id <> :issue and delivery.subscriber_id = subscriber.id))""";

    private final Map<String, Object> binds = new HashMap<>();
    private final String prefix;
    private final String sql;

    SegmentSql(Segment segment) {
        this(segment, "segment");
    }

    /// @param prefix of the parameters' names
    SegmentSql(Segment segment, String prefix) {
        this.prefix = prefix;
        sql = sql(segment);
    }

    String sql() {
        return sql;
    }

    Map<String, Object> binds() {
        return binds;
    }

    private String sql(Segment segment) {
        return switch (segment) {
            case Segment.All all -> joined(all.parts(), " and ", "1 = 1");
            case Segment.Any any -> joined(any.parts(), " or ", "1 = 0");
            case Segment.Not not -> "(not " + sql(not.part()) + ")";
            case Segment.OnList on -> "(list.name = " + bound(on.list()) + ")";
            case Segment.InStatus in -> "(membership.status = " + bound(in.status()) + ")";
            case Segment.WithCadence with -> "(membership.cadence = " + bound(with.cadence()) + ")";
            case Segment.OnTopic on -> topic(on);
            case Segment.LanguageIs speaking ->
                "(subscriber.language = " + bound(speaking.language()) + " or subscriber.language like "
                        + bound(pattern(speaking.language()) + "-%") + " escape '!')";
            case Segment.FieldEquals saying -> saying(saying);
            case Segment.FieldContains containing -> containing(containing);
            case Segment.JoinedBefore before ->
                "(membership.joined_at < " + bound(before.instant().toEpochMilli()) + ")";
            case Segment.Received received -> RECEIVED.replace(":work", bound(received.work()));
        };
    }

    private String joined(List<Segment> parts, String word, String none) {
        return parts.isEmpty()
                ? "(" + none + ")"
                : parts.stream().map(this::sql).collect(Collectors.joining(word, "(", ")"));
    }

    /// A membership without topics has all of them.
    private String topic(Segment.OnTopic on) {
        String lists = on.lists().stream()
                .map(list -> "list.name = " + bound(list))
                .collect(Collectors.joining(" or ", "(", ")"));
        return "((membership.topics = '' and " + (on.lists().isEmpty() ? "1 = 0" : lists)
                + ") or '\n' || membership.topics || '\n' like "
                + bound("%\n" + pattern(on.topic()) + "\n%") + " escape '!')";
    }

    private String saying(Segment.FieldEquals saying) {
        Field word = saying.field();
        if (word.kind() != Segment.Kind.ATTRIBUTE) {
            return "(" + column(word.kind()) + " = " + bound(saying.text()) + ")";
        }
        if (saying.text().isEmpty()) {
            return "(not " + attribute(word) + "))";
        }
        return "(" + attribute(word) + " and attribute.content = " + bound(saying.text()) + "))";
    }

    private String containing(Segment.FieldContains containing) {
        String like = " like lower(" + bound("%" + pattern(containing.text()) + "%") + ") escape '!'";
        Field word = containing.field();
        return word.kind() == Segment.Kind.ATTRIBUTE
                ? "(" + attribute(word) + " and lower(attribute.content)" + like + "))"
                : "(lower(" + column(word.kind()) + ")" + like + ")";
    }

    /// The closing bracket is left to the caller.
    private String attribute(Field word) {
        return "exists (select 1 from attribute where attribute.subscriber_id = subscriber.id and attribute.name = "
                + bound(word.attribute());
    }

    private static String column(Segment.Kind kind) {
        return switch (kind) {
            case EMAIL -> "subscriber.address_norm";
            case DOMAIN -> "subscriber.domain";
            case NAME -> "subscriber.name";
            case ZONE -> "subscriber.zone";
            case ATTRIBUTE -> throw new IllegalArgumentException("attributes stand in a table of their own");
        };
    }

    private String bound(Object value) {
        String name = prefix + binds.size();
        binds.put(name, value);
        return ":" + name;
    }

    private static String pattern(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
