package gazette.delivery.smtp;

import gazette.delivery.SmtpReply;
import java.util.Set;
import java.util.regex.Pattern;

/// Keeps whether a relay that offers PIPELINING (RFC 2920) understands several commands in one packet: some servers,
/// and
/// firewalls in front of them, drop all but the first. Thread-safe.
///
/// For example, a server answers MAIL and waits for the RCPT that it dropped. The next connection sends each command
/// by itself. If these are answered, all others after it do so as well; if not, the packet was not to blame. A server
/// that
/// once answered a whole packet is never doubted again.
final class PipeliningTrust {
    /// Codes of RFC 5321 for commands that are unknown, malformed or out of order.
    private static final Set<Integer> BAD_COMMAND = Set.of(500, 501, 502, 503, 504);

    private static final Pattern ABOUT_PIPELINING = Pattern.compile("(?i)pipelin|synchroni[sz]ation|sequence");

    private volatile State state = State.UNKNOWN;

    private enum State {
        UNKNOWN,
        UNDERSTOOD,
        DOUBTED,
        NOT_UNDERSTOOD
    }

    boolean mayPipeline() {
        return state == State.UNKNOWN || isProven();
    }

    boolean isProven() {
        return state == State.UNDERSTOOD;
    }

    /// Returns whether a refusal may mean that the packet was not understood.
    boolean isSuspicious(SmtpReply reply) {
        return (state == State.UNKNOWN || state == State.DOUBTED)
                && reply.code() / 100 == 5
                && (BAD_COMMAND.contains(reply.code())
                        || ABOUT_PIPELINING.matcher(reply.text()).find());
    }

    /// Records that all commands of a packet were answered.
    void answered() {
        move(State.UNKNOWN, State.UNDERSTOOD);
    }

    /// Records that a packet was not answered, or not understood.
    void failed() {
        move(State.UNKNOWN, State.DOUBTED);
    }

    /// Records that all commands were answered that were sent one by one.
    void answeredSingly() {
        move(State.DOUBTED, State.NOT_UNDERSTOOD);
    }

    /// Records that single commands fare no better than a packet.
    void failedSingly() {
        move(State.DOUBTED, State.UNKNOWN);
    }

    private void move(State from, State to) {
        if (state == from) {
            state = to;
        }
    }
}
