package gazette.subscribers;

import gazette.config.Cadence;
import java.time.Instant;
import java.util.List;

/// What somebody asked for at the sign-up form, in the name of an address whose owner has yet to confirm it.
///
/// @param id stands for it in the link that confirms; made, never reused
/// @param subscriber the id of the reader that the address is
/// @param language BCP 47 tag of the page
/// @param name as they gave it, may be empty
/// @param until it can be confirmed no longer, and is forgotten
/// @param isConfirmed whether that was done
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

    /// How it was asked for.
    ///
    /// @param origin the page or the address it came from
    /// @param wording what was shown beside the button
    /// @param network the one it came from, shortened
    public record ConsentOrigin(String origin, String wording, String network) {}

    /// One list of those wanted.
    ///
    /// @param list the list's id
    /// @param topics empty means all
    public record RequestedList(long list, Cadence cadence, List<String> topics) {
        public RequestedList {
            topics = List.copyOf(topics);
        }

        /// The membership it comes to.
        public Membership membership(long subscriber) {
            return Membership.active(list, subscriber, cadence).withTopics(topics);
        }
    }
}
