package gazette.subscribers.keys;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds the workspace's secret keys, the oldest first. The newest one signs. What any of them signed is valid, unless
/// the key was retired. All links in mails depend on them.
///
/// For example, with the keys 1, 2 and 3 of which 1 is retired: new links are signed by 3, links signed by 2 still
/// work, and links signed by 1 do not.
public final class KeyRing {
    private final Map<String, HmacKey> keys = new LinkedHashMap<>();
    private final Set<String> retired;

    /// Creates a key ring.
    ///
    /// @param keys at least one, the oldest first
    /// @param retired ids of keys whose tokens are no longer valid; never the newest
    public KeyRing(List<HmacKey> keys, Collection<String> retired) {
        keys.forEach(key -> this.keys.put(key.id(), key));
        this.retired = Set.copyOf(retired);
    }

    /// Returns a code that stays the same when keys are added, because the oldest key computes it: for ids of messages
    /// and subscribers.
    public String stableHmac(String purpose, Object... message) {
        return keys.values().iterator().next().hmac(purpose, message);
    }

    /// Returns the key that signs.
    public HmacKey signingKey() {
        return List.copyOf(keys.values()).getLast();
    }

    /// Returns the key with an id, or the newest if that one is retired or missing.
    public HmacKey byIdOrSigningKey(String id) {
        return find(id).orElseGet(this::signingKey);
    }

    /// Returns the key with an id, if its tokens are valid.
    Optional<HmacKey> find(String id) {
        return retired.contains(id) ? Optional.empty() : Optional.ofNullable(keys.get(id));
    }

    /// Returns the ids of all keys, the oldest first.
    public List<String> ids() {
        return List.copyOf(keys.keySet());
    }

    /// Returns a mark of each key by its id: the same for the same key, and of no use to sign with.
    public Map<String, String> marks() {
        var marks = new LinkedHashMap<String, String>();
        keys.forEach((id, key) -> marks.put(id, key.hmac("key-mark", id)));
        return marks;
    }

    /// Returns the same keys with more of them retired.
    public KeyRing withRetired(Collection<String> more) {
        var all = new HashSet<>(retired);
        all.addAll(more);
        return new KeyRing(List.copyOf(keys.values()), all);
    }

    /// Returns whether a key's tokens are no longer valid.
    public boolean isRetired(String id) {
        return retired.contains(id);
    }
}
