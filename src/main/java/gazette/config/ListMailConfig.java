package gazette.config;

import java.util.List;
import java.util.Optional;

/// Describes how a list's letters are sent.
///
/// @param from the sender that its letters name
/// @param relays the relays to use, the first one as long as it works; empty means all, in the file's order
/// @param attachesImages whether images are attached to the letters; if not, a mail program loads them from the web
/// @param unsubscribeAddress the address that takes mail of subscribers who want to leave
public record ListMailConfig(
        FromAddress from,
        Optional<String> replyTo,
        List<String> relays,
        boolean attachesImages,
        Optional<String> unsubscribeAddress) {
    public ListMailConfig {
        relays = List.copyOf(relays);
    }

    /// Returns the settings of a list that names a sender only.
    public static ListMailConfig from(FromAddress from) {
        return new ListMailConfig(from, Optional.empty(), List.of(), false, Optional.empty());
    }

    /// Returns the same settings for the demo, which has one relay and no mailbox for requests to unsubscribe.
    ListMailConfig inDemo() {
        return new ListMailConfig(from, replyTo, List.of(), attachesImages, Optional.empty());
    }
}
