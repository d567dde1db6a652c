package gazette.delivery.smtp;

import gazette.delivery.SmtpReply;
import java.util.Set;
import java.util.regex.Pattern;

/// Keeps whether a relay that offers PIPELINING (RFC 2920) understands several commands in one packet: some servers,
/// and
/// firewalls in front of them, drop all but the first. Thread-safe.
///
/// For example, a server answers MAIL and waits for the RCPT that it dropped. The next connection sends each command
/// by itself, and so do all others after it. A server that once answered a whole packet is never doubted again.
final class PipeliningTrust {
    /// Codes of RFC 5321 for commands that are unknown, malformed or out of order.
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(500, 501, 502, 503, 504);

    private static final Pattern ABOUT_PIPELINING = Pattern.compile("(?i)pipelin|synchroni[sz]ation|sequence");

    private volatile State state = State.UNKNOWN;

    private enum State {
        UNKNOWN,
        UNDERSTOOD,
        NOT_UNDERSTOOD
    }

    boolean mayPipeline() {
        return state != State.NOT_UNDERSTOOD;
    }

    boolean isProven() {
        return state == State.UNDERSTOOD;
    }

    /// Returns whether a refusal may mean that the packet was not understood.
    boolean isSuspicious(SmtpReply reply) {
        return !isProven()
                && reply.code() / 100 == 5
                && (NOT_UNDERSTOOD.contains(reply.code())
                        || ABOUT_PIPELINING.matcher(reply.text()).find());
    }

    /// Records that all commands of a packet were answered.
    void answered() {
        if (state == State.UNKNOWN) {
            state = State.UNDERSTOOD;
        }
    }

    /// Records that a packet was not answered, or not understood.
    void failed() {
        if (state == State.UNKNOWN) {
            state = State.NOT_UNDERSTOOD;
        }
    }

    /// Records that single commands fare no better than a packet, so that the packet was not to blame.
    void failedWithoutPipelining() {
        if (state == State.NOT_UNDERSTOOD) {
            state = State.UNKNOWN;
        }
    }
}
