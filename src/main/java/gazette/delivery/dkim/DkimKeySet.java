package gazette.delivery.dkim;

import gazette.config.DkimKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds the keys that sign a list's mails, with one signature each (RFC 6376, 8463). Immutable. Each thread signs
/// with a [DkimSigner] of its own.
public final class DkimKeySet {
    /// Has no keys: for a relay that signs itself, and where none are configured.
    public static final DkimKeySet NONE = new DkimKeySet(List.of());

    private final List<DkimKey> keys;

    private DkimKeySet(List<DkimKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// Returns the keys that may sign mails from a domain.
    public static DkimKeySet of(Collection<DkimKey> keys, String from) {
        return new DkimKeySet(keys.stream().filter(key -> key.covers(from)).toList());
    }

    /// Returns the keys that an issue was frozen with.
    ///
    /// @throws RemovedDkimKeyException if one is missing: with other keys the same mail would have other bytes
    public static DkimKeySet of(Map<String, DkimKey> keys, List<String> selectors) {
        return new DkimKeySet(selectors.stream()
                .map(selector -> Optional.ofNullable(keys.get(selector))
                        .orElseThrow(() -> new RemovedDkimKeyException(selector)))
                .toList());
    }

    /// Returns the keys' names, which are stored with an issue.
    public List<String> selectors() {
        return keys.stream().map(DkimKey::selector).toList();
    }

    /// Returns a new signer for one thread.
    public DkimSigner signer() {
        return new DkimSigner(keys.stream().map(DkimKeySigner::new).toList());
    }

    /// Returns whose code signs: `ACCP` (Amazon's native code, four times as fast) or `JDK`.
    public static String provider() {
        return DkimKeySigner.ACCP.isPresent() ? "ACCP" : "JDK";
    }
}
