package gazette.subscribers.keys;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The workspace's secret keys, the oldest first. The newest one signs, and what any of them signed is good, unless it
/// was retired. Every link ever mailed depends on them.
public final class KeyRing {
    private final Map<String, HmacKey> keys = new LinkedHashMap<>();
    private final Set<String> retired;

    /// A ring.
    ///
    /// @param keys at least one, the oldest first
    /// @param retired ids of those whose tokens are no good any more; never the newest
    public KeyRing(List<HmacKey> keys, Collection<String> retired) {
        keys.forEach(key -> this.keys.put(key.id(), key));
        this.retired = Set.copyOf(retired);
    }

    /// A code that is the same for ever, whichever keys came since: for ids of messages and readers.
    public String stableHmac(String purpose, Object... message) {
        return keys.values().iterator().next().hmac(purpose, message);
    }

    /// The key that signs.
    public HmacKey signingKey() {
        return List.copyOf(keys.values()).getLast();
    }

    /// The key of an id, or the newest where that one is retired or gone: what was begun with it is ended with it.
    public HmacKey byIdOrSigningKey(String id) {
        return find(id).orElseGet(this::signingKey);
    }

    /// The key of an id, if its tokens are good.
    Optional<HmacKey> find(String id) {
        return retired.contains(id) ? Optional.empty() : Optional.ofNullable(keys.get(id));
    }

    /// The ids of all keys, the oldest first.
    public List<String> ids() {
        return List.copyOf(keys.keySet());
    }

    /// Whether a key's tokens are no good any more.
    public boolean isRetired(String id) {
        return retired.contains(id);
    }
}
