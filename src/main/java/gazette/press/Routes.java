package gazette.press;

import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.delivery.Standing.Rest;
import gazette.store.SendingTable.Status;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which relay takes which lists' letters now: a list's first, or the next one while that one cannot be reached.
final class Routes {
    private final Newsroom newsroom;
    private final Traffic traffic;
    private final Map<Optional<RelayConfig>, Set<Long>> lists = new LinkedHashMap<>();
    private final List<String> troubles = new ArrayList<>();

    Routes(Newsroom newsroom, Traffic traffic, List<Status> open) {
        this.newsroom = newsroom;
        this.traffic = traffic;
        open.forEach(this::add);
    }

    /// By relay, the ids of the lists that it takes; an empty relay is the local mailbox.
    Map<Optional<RelayConfig>, Set<Long>> lists() {
        return lists;
    }

    /// Why lists are left out.
    List<String> troubles() {
        return troubles;
    }

    private void add(Status issue) {
        ListConfig list = newsroom.config().lists().get(issue.listName());
        if (list == null) {
            troubles.add(issue.name() + " waits: gazette.yaml has no list " + issue.listName() + " any more");
            return;
        }
        List<RelayConfig> relays = newsroom.config().relaysOf(list);
        if (relays.isEmpty()) {
            take(issue, Optional.empty());
            return;
        }
        choose(relays)
                .ifPresentOrElse(relay -> take(issue, Optional.of(relay)), () -> troubles.add(why(issue, relays)));
    }

    private void take(Status issue, Optional<RelayConfig> relay) {
        lists.computeIfAbsent(relay, any -> new HashSet<>()).add(issue.list());
    }

    /// What one relay has against the sender, another would only hear later: no other stands in for it.
    private Optional<RelayConfig> choose(List<RelayConfig> relays) {
        for (RelayConfig relay : relays) {
            Optional<Rest> rest = rest(relay);
            if (rest.isEmpty()) {
                return Optional.of(relay);
            }
            if (rest.get().sender()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Rest> rest(RelayConfig relay) {
        return traffic.standing(Optional.of(relay)).rest();
    }

    private String why(Status issue, List<RelayConfig> relays) {
        RelayConfig relay = relays.getFirst();
        return rest(relay)
                .map(rest -> issue.name() + " waits: relay '" + relay.name() + "' rests until " + rest.until() + ": "
                        + rest.reason())
                .orElse(issue.name() + " waits");
    }
}
