package gazette.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// Represents a regular expression in the notation of RE2. Whatever it is and whatever text it meets, looking for it
/// takes time in proportion to the text and little memory, which that of the JDK does not promise.
public final class LinearPattern {
    private static final int MAX_LENGTH = 1000;
    /// Of steps; each letter of the pattern is about one, each repetition repeats those of what it repeats.
    private static final int MAX_SIZE = 1000;
    /// Letters times steps; about a second.
    private static final int MAX_WORK = 100_000_000;

    /// What the JDK reads as an intersection of two classes, and RE2 as one class.
    private static final Pattern INTERSECTION = Pattern.compile("\\[[^\\]]*&&");

    private final Pattern pattern;
    private final int maxText;

    private LinearPattern(Pattern pattern) {
        this.pattern = pattern;
        this.maxText = MAX_WORK / pattern.programSize();
    }

    /// Compiles an expression.
    ///
    /// @throws IllegalArgumentException if it cannot be; the message continues "it …"
    public static LinearPattern of(String written) {
        if (written.length() > MAX_LENGTH || RepetitionSize.of(written) > MAX_SIZE) {
            throw new IllegalArgumentException("is too long, or repeats too often");
        }
        if (INTERSECTION.matcher(written).find()) {
            throw new IllegalArgumentException("uses what Gazette's regular expressions do not have: `&&`");
        }
        try {
            return new LinearPattern(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(problem(written, e), e);
        }
    }

    /// Returns whether it is found in a text. Of a text of more than 100 000 letters an intricate expression sees the
    /// beginning only.
    public boolean isIn(String text) {
        return pattern.matcher(TextShortener.cut(text, maxText)).find();
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    private static String problem(String written, PatternSyntaxException e) {
        try {
            java.util.regex.Pattern.compile(written);
            return "uses what Gazette's regular expressions do not have: `" + e.getPattern() + "`";
        } catch (java.util.regex.PatternSyntaxException _) {
            return "is not a regular expression ("
                    + e.getDescription()
                            .replace(
                                    "missing argument to repetition operator",
                                    "nothing stands before a *, + or ? to be repeated")
                            .replace("missing closing )", "a ( is not closed by )")
                            .replace("missing closing ]", "a [ is not closed by ]")
                            .replace("unexpected )", "a ) closes nothing")
                    + ")";
        }
    }
}
