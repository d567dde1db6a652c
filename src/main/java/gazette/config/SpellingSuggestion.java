package gazette.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Guesses which word was meant: the one with the fewest edits.
public final class SpellingSuggestion {
    private static final int MOST_EDITS = 2;

    private SpellingSuggestion() {}

    /// Returns the known word that is nearest to the given one; empty if none is near.
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> edits(word, candidate) <= Math.min(MOST_EDITS, candidate.length() / 2))
                .min(Comparator.comparingInt((String candidate) -> edits(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// @param otherwise precedes the known words when none of them is near
    static String remedy(String word, Collection<String> known, String otherwise) {
        return to(word, known)
                .map(near -> "did you mean \"" + near + "\"")
                .orElseGet(
                        () -> known.isEmpty() ? "define it, or leave this out" : otherwise + String.join(", ", known));
    }

    /// Counts insertions, deletions, replacements and swaps of neighbours; upper and lower case are the same.
    private static int edits(String a, String b) {
        var from = a.toLowerCase(Locale.ROOT);
        var to = b.toLowerCase(Locale.ROOT);
        var cost = new int[from.length() + 1][to.length() + 1];
        for (var i = 0; i <= from.length(); i++) {
            for (var j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        var same = from.charAt(i - 1) == to.charAt(j - 1);
        var best = Math.min(cost[i - 1][j - 1] + (same ? 0 : 1), Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        var swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
