package gazette.delivery.replies;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Recognises when a relay refuses the sender instead of single recipients: it gives ten mails the same permanent
/// reply, to three domains or to all that the issue has, and accepts none between.
///
/// For example, nine times `550 5.4.1 Access denied`, then an accepted mail: the count begins anew. Ten times, to
/// two domains of many: it does not trip, because these domains may have their own reasons. With a third domain it
/// does. What is the same reply, [RefusalText] says.
///
/// Not thread-safe.
final class CircuitBreaker {
    private static final int MAILS = 10;
    private static final int DOMAINS = 3;

    private final Map<String, Map<Long, Refusal>> refusals = new HashMap<>();

    /// Adds a refusal.
    ///
    /// @return whether it trips
    boolean add(Refusal refusal, IssueFacts facts) {
        String text = RefusalText.of(refusal.result().reply(), refusal.mail());
        Map<Long, Refusal> same = refusals.computeIfAbsent(text, _ -> new LinkedHashMap<>());
        boolean isNewDomain = same.values().stream()
                .noneMatch(other -> other.mail().domain().equals(refusal.mail().domain()));
        same.put(refusal.mail().subscriber(), refusal);
        if (same.size() < MAILS) {
            return false;
        }
        Set<String> domains = domains(same);
        // The database is asked once for every ten mails of one domain, which may be thousands.
        boolean isNew = isNewDomain || same.size() % MAILS == 0;
        return domains.size() >= DOMAINS || (isNew && isAllThatTheIssuesHave(same, domains, facts));
    }

    /// Removes the refusals up to a number, and returns them: after them a mail was accepted.
    List<Refusal> takeUpTo(long number) {
        return take(refusal -> refusal.number() <= number);
    }

    /// Removes the refusals of issues that pass a test, and returns them.
    List<Refusal> takeOfIssues(Predicate<Long> issues) {
        return take(refusal -> issues.test(refusal.mail().claim().issue()));
    }

    /// Removes all refusals, and returns them.
    List<Refusal> takeAll() {
        return take(_ -> true);
    }

    private List<Refusal> take(Predicate<Refusal> which) {
        if (refusals.isEmpty()) {
            return List.of();
        }
        var taken = new ArrayList<Refusal>();
        for (Map<Long, Refusal> same : refusals.values()) {
            same.values().removeIf(refusal -> which.test(refusal) && taken.add(refusal));
        }
        refusals.values().removeIf(Map::isEmpty);
        return taken;
    }

    private static Set<String> domains(Map<Long, Refusal> same) {
        return same.values().stream().map(refusal -> refusal.mail().domain()).collect(Collectors.toSet());
    }

    private static boolean isAllThatTheIssuesHave(Map<Long, Refusal> same, Set<String> domains, IssueFacts facts) {
        return same.values().stream()
                .map(refusal -> refusal.mail().claim().issue())
                .distinct()
                .noneMatch(issue -> facts.hasOtherDomains(issue, domains));
    }
}
