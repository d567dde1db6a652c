package gazette.press.membership;

import gazette.config.ListConfig;
import gazette.config.RelayConfig;
import gazette.delivery.smtp.RelayException;
import gazette.delivery.smtp.SmtpTimeouts;
import gazette.press.workspace.AppContext;
import gazette.subscribers.address.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Finds out whether a list's letters can reach an address. Only one with a local part beyond ASCII may be out of
/// reach: then the relay must offer SMTPUTF8 (RFC 6531). Domains are in ASCII already. A relay is asked once in ten
/// minutes at most, whoever types what.
public final class RelayReach {
    /// A person waits for the page.
    private static final SmtpTimeouts TIMEOUTS =
            new SmtpTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(5));

    private static final Duration VALIDITY = Duration.ofMinutes(10);

    private final Map<RelayConfig, Answer> answers = new ConcurrentHashMap<>();

    /// @param offersUtf8 empty if the relay could not be asked
    private record Answer(Optional<Boolean> offersUtf8, Instant at) {}

    /// Returns whether the letters of all the lists can reach an address. A list's letters go by the first of its
    /// relays
    /// that works. If none can be asked now, it is assumed that they can.
    public boolean reaches(AppContext context, Collection<ListConfig> lists, EmailAddress address) {
        return !address.needsUtf8()
                || lists.stream()
                        .map(list -> context.config().mail().relaysOf(list))
                        .allMatch(relays -> offersUtf8(context, relays));
    }

    private boolean offersUtf8(AppContext context, List<RelayConfig> relays) {
        return relays.stream()
                .flatMap(relay -> answer(context, relay).offersUtf8().stream())
                .findFirst()
                .orElse(true);
    }

    private Answer answer(AppContext context, RelayConfig relay) {
        Instant now = context.clock().instant();
        // Relays of former settings are of no use any more.
        answers.values().removeIf(answer -> answer.at().plus(VALIDITY).isBefore(now));
        return answers.computeIfAbsent(relay, asked -> new Answer(ask(context, asked), now));
    }

    private static Optional<Boolean> ask(AppContext context, RelayConfig relay) {
        try (var connection = context.transport(relay).with(TIMEOUTS)) {
            return Optional.of(connection.offersUtf8());
        } catch (RelayException _) {
            return Optional.empty();
        }
    }
}
