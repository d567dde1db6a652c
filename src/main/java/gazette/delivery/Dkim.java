package gazette.delivery;

import gazette.config.DkimKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys that sign a list's letters: one signature for each (RFC 6376, 8463). Immutable; the signing itself is done
/// by a [Signer], of which each thread has its own.
public final class Dkim {
    /// Signs nothing: for a relay that signs, and where there are no keys.
    public static final Dkim NONE = new Dkim(List.of());

    private final List<DkimKey> keys;

    private Dkim(List<DkimKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// All keys that may sign letters from a domain.
    public static Dkim of(Collection<DkimKey> keys, String from) {
        return new Dkim(keys.stream().filter(key -> key.covers(from)).toList());
    }

    /// The keys that an issue was frozen with.
    ///
    /// @throws DkimKeyGone if there is one no more: with others, the same letter would have other bytes
    public static Dkim of(Map<String, DkimKey> keys, List<String> selectors) {
        return new Dkim(selectors.stream()
                .map(selector -> Optional.ofNullable(keys.get(selector)).orElseThrow(() -> new DkimKeyGone(selector)))
                .toList());
    }

    /// The keys' names, to be frozen with an issue.
    public List<String> selectors() {
        return keys.stream().map(DkimKey::selector).toList();
    }

    /// A signer for one thread.
    public Signer signer() {
        return new Signer(keys.stream().map(Seal::new).toList());
    }

    /// Whose code signs: `ACCP` for Amazon's, which is native and four times as fast, or else `JDK`.
    public static String provider() {
        return Seal.ACCP.isPresent() ? "ACCP" : "JDK";
    }
}
