package gazette.delivery.dkim;

import gazette.config.DkimKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The keys that sign a list's letters: one signature for each (RFC 6376, 8463). Immutable; the signing itself is done
/// by a [DkimSigner], of which each thread has its own.
public final class DkimKeySet {
    /// Signs nothing: for a relay that signs, and where there are no keys.
    public static final DkimKeySet NONE = new DkimKeySet(List.of());

    private final List<DkimKey> keys;

    private DkimKeySet(List<DkimKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// All keys that may sign letters from a domain.
    public static DkimKeySet of(Collection<DkimKey> keys, String from) {
        return new DkimKeySet(keys.stream().filter(key -> key.covers(from)).toList());
    }

    /// The keys that an issue was frozen with.
    ///
    /// @throws MissingDkimKeyException if there is one no more: with others, the same letter would have other bytes
    public static DkimKeySet of(Map<String, DkimKey> keys, List<String> selectors) {
        return new DkimKeySet(selectors.stream()
                .map(selector -> Optional.ofNullable(keys.get(selector))
                        .orElseThrow(() -> new MissingDkimKeyException(selector)))
                .toList());
    }

    /// The keys' names, to be frozen with an issue.
    public List<String> selectors() {
        return keys.stream().map(DkimKey::selector).toList();
    }

    /// A signer for one thread.
    public DkimSigner signer() {
        return new DkimSigner(keys.stream().map(DkimKeySigner::new).toList());
    }

    /// Whose code signs: `ACCP` for Amazon's, which is native and four times as fast, or else `JDK`.
    public static String provider() {
        return DkimKeySigner.ACCP.isPresent() ? "ACCP" : "JDK";
    }
}
