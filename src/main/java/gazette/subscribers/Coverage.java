package gazette.subscribers;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/// What readers of a list have been covered with, which means that they got it or will never get it.
///
/// @param seq every article up to this number, as articles are numbered when they become eligible
/// @param owed numbers up to there that they are still to get, ascending
public record Coverage(long seq, List<Long> owed) {
    /// Of those who never had anything.
    public static final Coverage NOTHING = new Coverage(0, List.of());

    public Coverage {
        owed = owed.stream().distinct().sorted().toList();
    }

    /// Reads what [#owedText] wrote.
    public static Coverage of(long seq, String owed) {
        return new Coverage(
                seq,
                Arrays.stream(owed.split(","))
                        .filter(number -> !number.isEmpty())
                        .map(Long::valueOf)
                        .toList());
    }

    /// The owed numbers in a line, with commas between.
    public String owedText() {
        return owed.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /// The first number that is still to come.
    public long next() {
        return owed.isEmpty() ? seq + 1 : owed.getFirst();
    }

    /// Whether an article is still to come.
    public boolean lacks(long article) {
        return article > seq || Collections.binarySearch(owed, article) >= 0;
    }
}
