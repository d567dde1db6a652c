package gazette.press.workspace;

import gazette.subscribers.keys.KeyRing;

/// Holds the keys that sign the links in letters, or says why this process must not use those that it has.
public sealed interface LinkKeys {
    /// Returns the keys.
    ///
    /// @throws LinkKeyException if they are not those of the database
    KeyRing ring();

    /// Holds the keys of the database.
    record Usable(KeyRing ring) implements LinkKeys {}

    /// Says that the keys here are not those of the database, or that there are none.
    ///
    /// @param problem what is wrong, without a full stop
    /// @param remedy which file to copy from where, and what to do if it is lost
    record Unusable(String problem, String remedy) implements LinkKeys {
        @Override
        public KeyRing ring() {
            throw new LinkKeyException(problem + "; " + remedy);
        }
    }

    /// Thrown where a link would be signed or checked with a key that is not the database's.
    final class LinkKeyException extends IllegalStateException {
        private static final long serialVersionUID = 1;

        LinkKeyException(String message) {
            super(message);
        }
    }
}
