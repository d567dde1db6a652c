package gazette.press.notifications;

import gazette.config.RelayConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.MailTransport;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.delivery.dkim.DkimSigner;
import gazette.press.notifications.RenderNotification.Written;
import gazette.press.sending.RelayStates;
import gazette.press.sending.RestoredDatabaseGuard;
import gazette.press.workspace.AppContext;
import gazette.store.NotificationTable.Outcome;
import gazette.store.NotificationTable.State;
import gazette.subscribers.Notification;
import gazette.text.FailureText;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the notifications that are due, on connections of their own: issues do not wait for them, nor they for
/// issues. The caller holds the workspace's `SendingLock`.
public final class SendSubscriberMails {
    private static final Logger LOG = LoggerFactory.getLogger(SendSubscriberMails.class);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(45),
            Duration.ofHours(2),
            Duration.ofHours(6));
    private static final Duration RELAY_DOWN = Duration.ofMinutes(1);
    private static final Duration RELAY_OBJECTS = Duration.ofMinutes(15);
    private static final Duration UNANSWERED = Duration.ofMinutes(10);
    /// Begins the stored reply of a mail whose connection broke after the body was sent.
    private static final String UNCONFIRMED_PREFIX = "maybe: ";

    private final AppContext context;
    private final BooleanSupplier stopped;
    private final RestoredDatabaseGuard node;

    /// Makes a sender.
    ///
    /// @param stopped checked before each mail
    public SendSubscriberMails(AppContext context, BooleanSupplier stopped) {
        this.context = context;
        this.stopped = stopped;
        this.node = new RestoredDatabaseGuard(context);
    }

    /// Sends what is due.
    public void run() {
        Instant now = context.clock().instant();
        if (!context.store().read(tables -> tables.notifications().areDue(now))
                || node.holdReason().isPresent()) {
            return;
        }
        List<Notification> notes =
                context.store().write(tables -> tables.notifications().claim(now));
        try (var round = new Connections()) {
            notes.forEach(notification -> send(notification, round));
        }
    }

    private void send(Notification notification, Connections round) {
        Outcome outcome = stopped.getAsBoolean() ? again(notification, now()) : outcome(notification, round);
        context.store().change(tables -> tables.notifications().settle(notification, outcome, now()));
        LOG.info(
                "notification kind={} state={} attempts={} reply=\"{}\"",
                notification.kind().word(),
                outcome.state().name().toLowerCase(Locale.ROOT),
                outcome.attempts(),
                outcome.reply());
    }

    private Outcome outcome(Notification notification, Connections round) {
        try {
            if (notification.expiresAt().isBefore(now())) {
                return ended(notification, State.EXPIRED, notification.reply());
            }
            return new RenderNotification(context)
                    .write(notification, now())
                    .map(written -> outcome(notification, round.send(written)))
                    .orElseGet(() -> ended(notification, State.EXPIRED, "nobody waits for it any more"));
        } catch (RuntimeException | Error e) {
            // Whatever is wrong with one, such as a template, the others go.
            LOG.warn(
                    "note_not_written kind={} cause=\"{}\"", notification.kind().word(), FailureText.withPlace(e));
            return again(notification, now().plus(pause(notification)));
        }
    }

    private Outcome outcome(Notification notification, SendResult result) {
        return switch (result) {
            case SendResult.Accepted accepted ->
                ended(notification, State.ACCEPTED, accepted.reply().text());
            case SendResult.Failed failed ->
                ended(notification, State.FAILED, failed.reply().text());
            case SendResult.Deferred deferred -> later(notification, deferred.reply());
            case SendResult.Unconfirmed unknown ->
                unconfirmed(notification, unknown.reply().text());
            case SendResult.NotSent broken when broken.cause() == Cause.MESSAGE -> later(notification, broken.reply());
            case SendResult.NotSent returned -> {
                Duration rest = returned.cause() == Cause.SENDER ? RELAY_OBJECTS : RELAY_DOWN;
                yield new Outcome(State.PENDING, returned.reply().text(), notification.attempts(), now().plus(rest));
            }
        };
    }

    private Outcome later(Notification notification, SmtpReply reply) {
        return new Outcome(State.PENDING, reply.text(), notification.attempts() + 1, now().plus(pause(notification)));
    }

    /// Handles a mail that may have arrived: it is tried once more, then no more.
    private Outcome unconfirmed(Notification notification, String reply) {
        return notification.reply().startsWith(UNCONFIRMED_PREFIX)
                ? ended(notification, State.FAILED, UNCONFIRMED_PREFIX + reply)
                : new Outcome(
                        State.PENDING, UNCONFIRMED_PREFIX + reply, notification.attempts() + 1, now().plus(UNANSWERED));
    }

    private Outcome ended(Notification notification, State state, String reply) {
        return new Outcome(state, reply, notification.attempts() + 1, now());
    }

    private static Outcome again(Notification notification, Instant next) {
        return new Outcome(State.PENDING, notification.reply(), notification.attempts(), next);
    }

    private static Duration pause(Notification notification) {
        return PAUSES.get(Math.min(notification.attempts(), PAUSES.size() - 1));
    }

    private Instant now() {
        return context.clock().instant();
    }

    /// Holds the connections of one round; a relay that does not work is not tried twice.
    private final class Connections implements AutoCloseable {
        private final Map<Optional<RelayConfig>, MailTransport> carriers = new HashMap<>();
        private final Map<Optional<RelayConfig>, SendResult> down = new HashMap<>();

        /// Sends a mail by the first of its list's relays that works.
        SendResult send(Written written) {
            List<RelayConfig> relays = context.config().mail().relaysOf(written.list());
            if (relays.isEmpty()) {
                return send(written, Optional.empty());
            }
            SendResult result = new SendResult.NotSent("no relay", Cause.RELAY);
            for (RelayConfig relay : relays) {
                result = send(written, Optional.of(relay));
                if (!(result instanceof SendResult.NotSent(var _, Cause blame)) || blame != Cause.RELAY) {
                    return result;
                }
            }
            return result;
        }

        private SendResult send(Written written, Optional<RelayConfig> relay) {
            if (down.containsKey(relay)) {
                return down.get(relay);
            }
            String from = relay.flatMap(there -> there.returnPath().address())
                    .orElse(written.list().mail().from().address());
            var message = new EnvelopedMessage(from, written.to().address(), letter(written, relay));
            SendResult result =
                    carriers.computeIfAbsent(relay, context::transport).send(message, SendPermission.ALWAYS);
            if (result instanceof SendResult.NotSent(var _, Cause blame) && blame != Cause.MESSAGE) {
                down.put(relay, result);
            }
            if (result instanceof SendResult.Accepted) {
                String name = relay.map(RelayConfig::name).orElse(RelayStates.LOCAL);
                context.store().change(tables -> tables.relayUsage().add(name, 1, now()));
            }
            return result;
        }

        private byte[] letter(Written written, Optional<RelayConfig> relay) {
            if (relay.filter(RelayConfig::signsDkim).isPresent()) {
                return written.template().message(written.to());
            }
            DkimSigner signer = context.dkim(written.list()).signer();
            return signer.signedMessage(written.template(), written.to());
        }

        @Override
        public void close() {
            carriers.values().forEach(MailTransport::close);
        }
    }
}
