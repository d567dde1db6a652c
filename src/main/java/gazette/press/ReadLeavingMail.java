package gazette.press;

import gazette.config.MailboxConfig;
import gazette.delivery.LeavingMail;
import gazette.delivery.Mailbox;
import gazette.delivery.Mailbox.Mark;
import gazette.delivery.MailboxFault;
import gazette.subscribers.Signup.Said;
import gazette.subscribers.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes readers off lists who wrote to the mailbox that letters name (RFC 2369, `mailto:`), again and again while a
/// process stays open. Only the token in a mail decides, never its sender. A mail without one stays as it is: a person
/// wrote it, and a person may answer.
public final class ReadLeavingMail {
    private static final Logger LOG = LoggerFactory.getLogger(ReadLeavingMail.class);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(2);
    private static final Said BY_MAIL = new Said("mail", "", "");
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Supplier<Newsroom> newsroom;
    private final BooleanSupplier stopped;
    private Optional<MailboxConfig> mailbox = Optional.empty();
    private Mark mark = Mark.START;
    private Duration pause = Duration.ZERO;
    private Instant next = Instant.EPOCH;

    /// @param stopped asked before each mail
    public ReadLeavingMail(Supplier<Newsroom> newsroom, BooleanSupplier stopped) {
        this.newsroom = newsroom;
        this.stopped = stopped;
    }

    /// Reads what came since the last time.
    public void run() {
        Newsroom now = newsroom.get();
        if (!now.config().leaving().equals(mailbox)) {
            mailbox = now.config().leaving();
            mark = Mark.START;
            pause = Duration.ZERO;
            next = Instant.EPOCH;
        }
        if (mailbox.isEmpty() || now.clock().instant().isBefore(next)) {
            return;
        }
        try (var open = Mailbox.open(mailbox.get())) {
            read(open, new Unsubscribe(now));
            works();
        } catch (MailboxFault e) {
            fails(e, now.clock().instant());
        }
    }

    private void read(Mailbox open, Unsubscribe unsubscribe) {
        List<LeavingMail> mails = open.after(mark);
        while (!mails.isEmpty() && !stopped.getAsBoolean()) {
            var done = new ArrayList<LeavingMail>();
            for (LeavingMail mail : mails) {
                if (leave(mail, unsubscribe)) {
                    done.add(mail);
                }
            }
            // Only now: what is not put away because of a crash is read again, which does no harm.
            open.putAway(done);
            mark = open.behind(mails.getLast());
            mails = open.after(mark);
        }
    }

    /// @return whether a token in it was good, also if its reader had left before
    private static boolean leave(LeavingMail mail, Unsubscribe unsubscribe) {
        boolean good = false;
        for (String token : Token.candidates(mail.words())) {
            Optional<Unsubscribe.Subject> subject = unsubscribe.subject(token);
            subject.ifPresent(found -> {
                unsubscribe.run(token, BY_MAIL);
                LOG.info("left list={} by=mail", found.list());
            });
            good |= subject.isPresent();
        }
        return good;
    }

    private void works() {
        if (!pause.isZero()) {
            LOG.info("mailbox_works_again");
        }
        pause = Duration.ZERO;
    }

    /// Told once, until it works again.
    private void fails(MailboxFault fault, Instant now) {
        if (pause.isZero()) {
            LOG.warn("mailbox_fails cause=\"{}\"", fault.getMessage());
        }
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        next = now.plus(pause);
    }
}
