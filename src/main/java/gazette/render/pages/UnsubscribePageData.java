package gazette.render.pages;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import java.util.List;
import java.util.Optional;

/// Holds what the page shows that an unsubscribe link leads to.
public sealed interface UnsubscribePageData {

    /// Asks whether to leave.
    ///
    /// @param list the list's title
    record Ask(String list) implements UnsubscribePageData {}

    /// Says that the subscriber has left.
    ///
    /// @param list the list's title
    /// @param undo takes it back, for a while; absent if there is nothing to take back
    /// @param alternatives what they could have had instead
    record Done(String list, Optional<String> undo, Alternatives alternatives) implements UnsubscribePageData {}

    /// Says that the subscriber is back.
    ///
    /// @param list the list's title
    record Back(String list) implements UnsubscribePageData {}

    /// Says that the subscriber has left all lists.
    record All() implements UnsubscribePageData {}

    /// Says that a link is on its way by mail.
    record Linked() implements UnsubscribePageData {}

    /// Holds what a list offers to those for whom it is too much.
    ///
    /// @param topics all that it has
    record Alternatives(List<Cadence> cadences, List<String> topics) {
        /// Holds the alternatives of a list that is gone.
        public static final Alternatives NOTHING = new Alternatives(List.of(), List.of());

        public Alternatives {
            cadences = List.copyOf(cadences);
            topics = List.copyOf(topics);
        }
    }

    /// Returns a sample of each state.
    static List<UnsubscribePageData> samples(ListConfig list) {
        return List.of(
                new Ask("l"),
                new Done("l", Optional.of("u"), new Alternatives(list.cadences(), List.of("t"))),
                new Done("l", Optional.empty(), Alternatives.NOTHING),
                new Back("l"),
                new All(),
                new Linked());
    }
}
