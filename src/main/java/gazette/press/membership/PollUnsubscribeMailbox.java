package gazette.press.membership;

import gazette.config.ImapConfig;
import gazette.delivery.imap.ImapException;
import gazette.delivery.imap.ImapMailbox;
import gazette.delivery.imap.ImapMailbox.ReadPosition;
import gazette.delivery.imap.UnsubscribeMail;
import gazette.press.workspace.AppContext;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.subscribers.keys.TokenFinder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Unsubscribes who wrote to the mailbox that letters name (RFC 2369, `mailto:`). Only the token in a mail decides,
/// never its sender. A mail without a token stays in the mailbox: a person wrote it, and a person may answer.
public final class PollUnsubscribeMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(PollUnsubscribeMailbox.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);
    private static final ConsentOrigin BY_MAIL = new ConsentOrigin("mail", "", "");
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Supplier<AppContext> context;
    private final BooleanSupplier stopped;
    private Optional<ImapConfig> mailbox = Optional.empty();
    private ReadPosition mark = ReadPosition.START;
    private Duration pause = Duration.ZERO;
    private Instant next = Instant.EPOCH;

    /// @param stopped checked before each mail
    public PollUnsubscribeMailbox(Supplier<AppContext> context, BooleanSupplier stopped) {
        this.context = context;
        this.stopped = stopped;
    }

    /// Reads the mails that arrived since the last call.
    public void run() {
        AppContext now = context.get();
        if (!now.config().mail().unsubscribeMailbox().equals(mailbox)) {
            mailbox = now.config().mail().unsubscribeMailbox();
            mark = ReadPosition.START;
            pause = Duration.ZERO;
            next = Instant.EPOCH;
        }
        if (mailbox.isEmpty() || now.clock().instant().isBefore(next)) {
            return;
        }
        try (var open = ImapMailbox.open(mailbox.get())) {
            read(open, new Unsubscribe(now));
            works();
        } catch (ImapException e) {
            logFailure(e, now.clock().instant());
        }
    }

    private void read(ImapMailbox open, Unsubscribe unsubscribe) {
        List<UnsubscribeMail> mails = open.after(mark);
        while (!mails.isEmpty() && !stopped.getAsBoolean()) {
            var done = new ArrayList<UnsubscribeMail>();
            for (UnsubscribeMail mail : mails) {
                if (leave(mail, unsubscribe)) {
                    done.add(mail);
                }
            }
            // Only now: what is not put away because of a crash is read again, which does no harm.
            open.moveToProcessed(done);
            mark = open.positionAfter(mails.getLast());
            mails = open.after(mark);
        }
    }

    /// @return whether a token in it was valid, also if its subscriber had left before
    private static boolean leave(UnsubscribeMail mail, Unsubscribe unsubscribe) {
        boolean good = false;
        for (String token : TokenFinder.candidates(mail.tokenCandidates())) {
            Optional<Unsubscribe.Subject> subject = unsubscribe.subject(token);
            subject.ifPresent(found -> {
                unsubscribe.run(token, BY_MAIL);
                LOG.info("unsubscribed list={} by=mail", found.list());
            });
            good |= subject.isPresent();
        }
        return good;
    }

    private void works() {
        if (!pause.isZero()) {
            LOG.info("mailbox_recovered");
        }
        pause = Duration.ZERO;
    }

    /// Logs a failure once, until it works again.
    private void logFailure(ImapException fault, Instant now) {
        if (pause.isZero()) {
            LOG.warn("mailbox_fails cause=\"{}\"", fault.getMessage());
        }
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        next = now.plus(pause);
    }
}
