package gazette.text;

import java.util.ArrayList;
import java.util.List;

/// Finds the lines in which two texts differ, by their longest common subsequence.
public final class LineDiff {
    /// Beyond this many pairs of lines the middle of both texts counts as changed as a whole.
    private static final long MOST_PAIRS = 4_000_000;

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();

    /// Says whether a line is in both texts.
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /// Holds a line of one text or both.
    public record Line(Kind kind, String text) {}

    private LineDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /// Returns all lines of both texts, in order; a line that was changed is removed and added.
    public static List<Line> of(String before, String after) {
        var diff = new LineDiff(before.lines().toList(), after.lines().toList());
        diff.compare();
        return List.copyOf(diff.lines);
    }

    /// Returns the lines that differ, each with the line before and the line behind it.
    public static List<Line> changes(String before, String after) {
        List<Line> all = of(before, after);
        var near = new ArrayList<Line>();
        for (int i = 0; i < all.size(); i++) {
            boolean isNear = differs(all, i - 1) || differs(all, i) || differs(all, i + 1);
            if (isNear) {
                near.add(all.get(i));
            }
        }
        return near;
    }

    private static boolean differs(List<Line> lines, int index) {
        return index >= 0 && index < lines.size() && lines.get(index).kind() != Kind.SAME;
    }

    private void compare() {
        int start = 0;
        int end = Math.min(before.size(), after.size());
        while (start < end && before.get(start).equals(after.get(start))) {
            start++;
        }
        int tail = 0;
        while (tail < end - start && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        add(Kind.SAME, before.subList(0, start));
        compareMiddle(before.subList(start, before.size() - tail), after.subList(start, after.size() - tail));
        add(Kind.SAME, before.subList(before.size() - tail, before.size()));
    }

    private void compareMiddle(List<String> old, List<String> fresh) {
        if ((long) old.size() * fresh.size() > MOST_PAIRS) {
            add(Kind.REMOVED, old);
            add(Kind.ADDED, fresh);
            return;
        }
        int[][] common = common(old, fresh);
        int i = 0;
        int j = 0;
        while (i < old.size() && j < fresh.size()) {
            if (old.get(i).equals(fresh.get(j))) {
                lines.add(new Line(Kind.SAME, old.get(i++)));
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line(Kind.REMOVED, old.get(i++)));
            } else {
                lines.add(new Line(Kind.ADDED, fresh.get(j++)));
            }
        }
        add(Kind.REMOVED, old.subList(i, old.size()));
        add(Kind.ADDED, fresh.subList(j, fresh.size()));
    }

    /// Returns how many lines the ends of both texts have in common, from each place on.
    private static int[][] common(List<String> old, List<String> fresh) {
        var common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private void add(Kind kind, List<String> some) {
        some.forEach(text -> lines.add(new Line(kind, text)));
    }
}
