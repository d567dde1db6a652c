package gazette.render;

import gazette.config.Cadence;
import java.util.List;
import java.util.Optional;

/// What the page that an unsubscribe link leads to has to say.
public sealed interface Leaving {

    /// Asks whether to leave.
    ///
    /// @param list the list's title
    record Ask(String list) implements Leaving {}

    /// The reader has left.
    ///
    /// @param list the list's title
    /// @param undo takes it back, for a while; absent if there is nothing to take back
    /// @param rather what they could have had instead
    record Done(String list, Optional<String> undo, Rather rather) implements Leaving {}

    /// The reader is back.
    ///
    /// @param list the list's title
    record Back(String list) implements Leaving {}

    /// The reader has left all lists.
    record All() implements Leaving {}

    /// A link is on its way by mail.
    record Linked() implements Leaving {}

    /// What a list offers to those for whom it is too much.
    ///
    /// @param topics all that it has
    record Rather(List<Cadence> cadences, List<String> topics) {
        /// Of a list that is gone.
        public static final Rather NOTHING = new Rather(List.of(), List.of());

        public Rather {
            cadences = List.copyOf(cadences);
            topics = List.copyOf(topics);
        }
    }
}
