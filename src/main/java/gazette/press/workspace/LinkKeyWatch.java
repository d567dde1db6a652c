package gazette.press.workspace;

import gazette.subscribers.keys.KeyRing;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Looks whether the keys of a running process are still those of its database. If another machine has brought in
/// others, nothing is sent from here until they are copied.
public final class LinkKeyWatch {
    private final Supplier<AppContext> context;
    private volatile boolean isUsable = true;

    public LinkKeyWatch(Supplier<AppContext> context) {
        this.context = context;
    }

    /// Compares the keys.
    ///
    /// @throws LinkKeys.LinkKeyException if they are not those of the database any more
    public void look() {
        AppContext now = context.get();
        KeyRing inUse = now.keyRing();
        LinkKeys keys = new MatchLinkKeys(now.config(), now.store()).compare(inUse);
        isUsable = keys instanceof LinkKeys.Usable;
        keys.ring();
    }

    /// Returns a round of a duty that does nothing while the keys are not those of the database.
    public <T> Consumer<T> guard(Consumer<T> round) {
        return duty -> {
            if (isUsable) {
                round.accept(duty);
            }
        };
    }
}
