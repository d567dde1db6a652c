package gazette.store;

import gazette.subscribers.segments.Segment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Writes as SQL which of some segments a member is in: a 1 or a 0 for each.
final class SegmentMembershipBitsSql {
    private final Map<String, Object> binds = new HashMap<>();
    private final String sql;

    SegmentMembershipBitsSql(List<Segment> segments) {
        sql = joined(IntStream.range(0, segments.size())
                .mapToObj(number -> mark(number, segments.get(number)))
                .toList());
    }

    /// Joins halves, since SQLite takes no expression that is a thousand deep, as a chain of so many is.
    private static String joined(List<String> marks) {
        int middle = marks.size() / 2;
        return switch (marks.size()) {
            case 0 -> "''";
            case 1 -> marks.getFirst();
            default ->
                "(" + joined(marks.subList(0, middle)) + " || " + joined(marks.subList(middle, marks.size())) + ")";
        };
    }

    /// Returns an expression for queries that join membership, list and subscriber. They bind `issue`: the one whose
    /// recipients are frozen, or 0.
    String sql() {
        return sql;
    }

    Map<String, Object> binds() {
        return binds;
    }

    private String mark(int number, Segment segment) {
        var condition = new SegmentSql(segment, "segment" + number + "_");
        binds.putAll(condition.binds());
        return "case when " + condition.sql() + " then '1' else '0' end";
    }
}
