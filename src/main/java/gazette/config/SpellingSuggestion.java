package gazette.config;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Guesses which word was meant by one that is not known: the same but for case, hyphens, blanks and full-width
/// letters;
/// else the one with the fewest edits; else the only one that begins like it.
public final class SpellingSuggestion {
    private static final int SHORT = 3;

    private SpellingSuggestion() {}

    /// Returns the known word that is nearest to the given one; empty if none is near.
    public static Optional<String> to(String word, Collection<String> known) {
        String plain = plain(word);
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        return known.stream()
                .filter(candidate -> edits(plain, plain(candidate)) <= mostEdits(plain(candidate)))
                .min(Comparator.comparingInt((String candidate) -> edits(plain, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .or(() -> onlyOneWithStart(plain, known));
    }

    /// Says what to write in place of a word that is not known.
    ///
    /// @param otherwise precedes the known words when none of them is near
    public static String remedy(String word, Collection<String> known, String otherwise) {
        return to(word, known)
                .map(near -> "did you mean \"" + near + "\"")
                .orElseGet(
                        () -> known.isEmpty() ? "define it, or leave this out" : otherwise + String.join(", ", known));
    }

    private static int mostEdits(String candidate) {
        int length = candidate.length();
        return length >= 8 ? (length + 1) / 3 : Math.min(2, length / 2);
    }

    private static Optional<String> onlyOneWithStart(String word, Collection<String> known) {
        List<String> alike = known.stream()
                .filter(candidate -> startsAlike(word, plain(candidate)))
                .toList();
        return alike.size() == 1 ? alike.stream().findFirst() : Optional.empty();
    }

    private static boolean startsAlike(String word, String candidate) {
        boolean isLong = Math.min(word.length(), candidate.length()) >= SHORT;
        return isLong && (candidate.startsWith(word) || word.startsWith(candidate));
    }

    /// Leaves letters, digits and what is no separator, in lower case and of usual width.
    private static String plain(String word) {
        return Normalizer.normalize(Lookalikes.replaced(word), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_.\"'-]", "");
    }

    /// Counts insertions, deletions, replacements and swaps of neighbours.
    private static int edits(String from, String to) {
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
