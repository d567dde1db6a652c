package gazette.render.pages;

import gazette.config.Cadence;
import java.util.List;
import java.util.Optional;

/// What the page that an unsubscribe link leads to has to say.
public sealed interface UnsubscribePageData {

    /// Asks whether to leave.
    ///
    /// @param list the list's title
    record Ask(String list) implements UnsubscribePageData {}

    /// The reader has left.
    ///
    /// @param list the list's title
    /// @param undo takes it back, for a while; absent if there is nothing to take back
    /// @param alternatives what they could have had instead
    record Done(String list, Optional<String> undo, Alternatives alternatives) implements UnsubscribePageData {}

    /// The reader is back.
    ///
    /// @param list the list's title
    record Back(String list) implements UnsubscribePageData {}

    /// The reader has left all lists.
    record All() implements UnsubscribePageData {}

    /// A link is on its way by mail.
    record Linked() implements UnsubscribePageData {}

    /// What a list offers to those for whom it is too much.
    ///
    /// @param topics all that it has
    record Alternatives(List<Cadence> cadences, List<String> topics) {
        /// Of a list that is gone.
        public static final Alternatives NOTHING = new Alternatives(List.of(), List.of());

        public Alternatives {
            cadences = List.copyOf(cadences);
            topics = List.copyOf(topics);
        }
    }
}
