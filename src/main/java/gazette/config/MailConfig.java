package gazette.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Describes how mail leaves and reaches the workspace.
///
/// @param relays by name, in the file's order; empty means that letters stay in the local mailbox
/// @param unsubscribeMailbox the mailbox that takes mail of subscribers who want to leave
/// @param dkim the keys that sign letters, by selector
public record MailConfig(
        Map<String, RelayConfig> relays,
        SendingConfig sending,
        Optional<ImapConfig> unsubscribeMailbox,
        Map<String, DkimKey> dkim) {
    /// The settings of a workspace that has no relay.
    public static final MailConfig LOCAL = new MailConfig(Map.of(), SendingConfig.DEFAULTS, Optional.empty(), Map.of());

    public MailConfig {
        relays = Collections.unmodifiableMap(new LinkedHashMap<>(relays));
        dkim = Collections.unmodifiableMap(new LinkedHashMap<>(dkim));
    }

    /// Returns the relay that takes a list's letters, as long as it works; empty means the local mailbox.
    public Optional<RelayConfig> relayOf(ListConfig list) {
        return relaysOf(list).stream().findFirst();
    }

    /// Returns the relays that take a list's letters: each replaces those before it while they fail. Empty means the
    /// local mailbox.
    public List<RelayConfig> relaysOf(ListConfig list) {
        return list.mail().relays().isEmpty()
                ? List.copyOf(relays.values())
                : list.mail().relays().stream()
                        .flatMap(name -> Optional.ofNullable(relays.get(name)).stream())
                        .toList();
    }

    /// Returns the same settings for the demo: one relay for all lists, and no mailbox.
    MailConfig inDemo(RelayConfig relay) {
        return new MailConfig(Map.of(relay.name(), relay), sending, Optional.empty(), dkim);
    }
}
