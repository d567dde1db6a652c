package gazette.subscribers;

import gazette.config.Cadence;
import java.time.Instant;
import java.util.List;

/// Describes a sign-up that the owner of the address has yet to confirm.
///
/// @param id the sign-up in the link that confirms it; never reused
/// @param subscriber the id of the subscriber with that address
/// @param language BCP 47 tag of the page
/// @param name as given, may be empty
/// @param until after this it cannot be confirmed, and is deleted
/// @param isConfirmed whether it has been confirmed
public record PendingSignup(
        String id,
        long subscriber,
        String language,
        String name,
        ConsentOrigin consent,
        Instant at,
        Instant until,
        boolean isConfirmed,
        List<RequestedList> requestedLists) {

    public PendingSignup {
        requestedLists = List.copyOf(requestedLists);
    }

    /// Holds how the consent was given.
    ///
    /// @param origin the page or the address it came from
    /// @param wording the text beside the button
    /// @param network the network it came from, with the address shortened
    public record ConsentOrigin(String origin, String wording, String network) {}

    /// Describes one of the requested lists.
    ///
    /// @param list the list's id
    /// @param topics empty means all
    public record RequestedList(long list, Cadence cadence, List<String> topics) {
        public RequestedList {
            topics = List.copyOf(topics);
        }

        /// Returns the membership that it becomes.
        public Membership membership(long subscriber) {
            return Membership.active(list, subscriber, cadence).withTopics(topics);
        }
    }
}
