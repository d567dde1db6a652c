package gazette.subscribers.keys;

import gazette.subscribers.keys.SignedToken.Purpose;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds tokens in text that mail programs have changed: they break lines, add what stands around a link to it, and
/// change the case. The signature decides whether what is found is a token at all.
public final class TokenFinder {
    private static final int MAX_CANDIDATES = 5;
    private static final int MAX_LENGTH = 2000;

    /// What encoders write for a line break, a tab, a space or an equals sign (RFC 2045 section 6.7).
    private static final Pattern QUOTED_PRINTABLE = Pattern.compile("=(?:3d|0d|0a|09|20)");

    /// A hyphen that was put where a line was broken.
    private static final Pattern HYPHENATION = Pattern.compile("-\\s+");

    private static final Pattern DASH = Pattern.compile("\\p{Pd}");
    private static final Pattern FOREIGN = Pattern.compile("[^a-z0-9-]+");

    private TokenFinder() {}

    /// Returns texts that may be tokens, at most 5.
    public static List<String> candidates(Collection<String> texts) {
        return texts.stream()
                .flatMap(TokenFinder::variants)
                .flatMap(text -> SignedToken.FORM.matcher(text).results().map(MatchResult::group))
                .distinct()
                .limit(MAX_CANDIDATES)
                .toList();
    }

    /// Returns the one valid token in a text; empty if there is none, or more than one: then nobody can tell whose link
    /// it was.
    public static Optional<String> find(String text, Purpose purpose, KeyRing keys, Instant now) {
        List<String> valid = candidates(List.of(text)).stream()
                .filter(token -> SignedToken.verify(token, purpose, keys, now).isPresent())
                .toList();
        return valid.size() == 1 ? Optional.of(valid.getFirst()) : Optional.empty();
    }

    private static Stream<String> variants(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_LENGTH));
        String plain = DASH.matcher(Normalizer.normalize(start, Normalizer.Form.NFKC))
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
        return Stream.concat(
                Stream.of(plain),
                Stream.of(
                                QUOTED_PRINTABLE.matcher(plain).replaceAll(""),
                                plain,
                                HYPHENATION.matcher(plain).replaceAll(""))
                        .map(joined -> FOREIGN.matcher(joined).replaceAll("")));
    }
}
