package gazette.config;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Explains a value that would be valid if it were typed a little differently: with other quotes, commas or digits, or
/// with a blank before its comment.
final class MistypedValue {
    private MistypedValue() {}

    /// Returns the better explanation of the two: the notation's own, or what was mistyped.
    ///
    /// @param inList whether several values may be written
    static InvalidValueException explain(
            String text, Function<String, ?> notation, boolean inList, InvalidValueException own) {
        if (!own.problem().contains("\"" + text + "\"")) {
            // It may be a secret, and is not shown.
            return own;
        }
        Predicate<String> isValid = value -> isValid(value, notation);
        Optional<InvalidValueException> item = item(text, isValid);
        if (item.isPresent()) {
            return item.get();
        }
        return Lookalikes.meant(text, isValid)
                .map(meant -> mistyped("\"" + text + "\" holds " + named(text), "type " + meant))
                .or(() -> comment(text, isValid))
                .or(() -> inList ? list(text, isValid) : Optional.empty())
                .orElse(own);
    }

    /// An item of a list with a dash that is no hyphen.
    private static Optional<InvalidValueException> item(String text, Predicate<String> isValid) {
        return text.matches("(?s)[–—－−•·]\\s.+")
                        && isValid.test(text.substring(1).strip().split("\\s+[–—－−•·]\\s")[0])
                ? Optional.of(mistyped(
                        "the item of a list begins with " + text.charAt(0) + ", which only looks like a hyphen",
                        "type a hyphen and a blank: - " + text.substring(1).strip()))
                : Optional.empty();
    }

    private static String named(String text) {
        String odd = Lookalikes.named(text);
        return odd + ", which only " + (odd.contains(" ") ? "look" : "looks") + " like what belongs there";
    }

    private static Optional<InvalidValueException> comment(String text, Predicate<String> isValid) {
        int hash = text.indexOf('#');
        return hash > 0 && isValid.test(text.substring(0, hash).strip())
                ? Optional.of(mistyped(
                        "\"" + text + "\" has no blank before its #, so the comment is part of the value",
                        "write " + text.substring(0, hash) + " " + text.substring(hash)))
                : Optional.empty();
    }

    /// Several values with a comma that is none.
    private static Optional<InvalidValueException> list(String text, Predicate<String> isValid) {
        String typed = Lookalikes.replaced(text).replaceAll("^\\[|]$", "");
        String[] parts = typed.split("\\s*[,;]\\s*");
        return parts.length > 1 && Arrays.stream(parts).allMatch(isValid)
                ? Optional.of(
                        mistyped("\"" + text + "\" is read as one value", "write [" + String.join(", ", parts) + "]"))
                : Optional.empty();
    }

    private static InvalidValueException mistyped(String problem, String remedy) {
        return new InvalidValueException(problem, remedy);
    }

    private static boolean isValid(String text, Function<String, ?> notation) {
        try {
            return notation.apply(text) != null;
        } catch (InvalidValueException e) {
            return false;
        }
    }
}
