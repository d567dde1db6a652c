package gazette.press.sending;

import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.delivery.RelayPause;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.text.ZonedTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Selects the relay for each list's letters: the list's first, or the next one while that one cannot be reached.
final class RelaySelection {
    private final AppContext context;
    private final RelayStates relayStates;
    private final Map<Optional<RelayConfig>, Set<Long>> lists = new LinkedHashMap<>();
    private final List<String> waitReasons = new ArrayList<>();

    RelaySelection(AppContext context, RelayStates relayStates, List<SendingIssue> open) {
        this.context = context;
        this.relayStates = relayStates;
        open.forEach(this::add);
    }

    /// Returns the ids of the lists by the relay that takes them; an empty relay is the local mailbox.
    Map<Optional<RelayConfig>, Set<Long>> lists() {
        return lists;
    }

    /// Returns why lists are left out.
    List<String> waitReasons() {
        return waitReasons;
    }

    private void add(SendingIssue issue) {
        ListConfig list = context.config().lists().get(issue.listName());
        if (list == null) {
            waitReasons.add(issue.name() + " waits: gazette.yaml has no list " + issue.listName() + " any more");
            return;
        }
        List<RelayConfig> relays = context.config().mail().relaysOf(list);
        if (relays.isEmpty()) {
            take(issue, Optional.empty());
            return;
        }
        choose(relays)
                .ifPresentOrElse(relay -> take(issue, Optional.of(relay)), () -> waitReasons.add(why(issue, relays)));
    }

    private void take(SendingIssue issue, Optional<RelayConfig> relay) {
        lists.computeIfAbsent(relay, any -> new HashSet<>()).add(issue.list());
    }

    /// Returns the first relay that can be reached. A relay that objects to the sender is not replaced: the next would
    /// object later.
    private Optional<RelayConfig> choose(List<RelayConfig> relays) {
        for (RelayConfig relay : relays) {
            Optional<RelayPause> rest = rest(relay);
            if (rest.isEmpty()) {
                return Optional.of(relay);
            }
            if (rest.get().objectsToSender()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<RelayPause> rest(RelayConfig relay) {
        return relayStates.standing(Optional.of(relay)).pause();
    }

    private String why(SendingIssue issue, List<RelayConfig> relays) {
        RelayConfig relay = relays.getFirst();
        return rest(relay)
                .map(rest -> issue.name() + " waits: relay '" + relay.name() + "' rests until "
                        + ZonedTime.minutes(
                                rest.until(), context.config().publication().zone()) + ": "
                        + rest.reason())
                .orElse(issue.name() + " waits");
    }
}
