package gazette;

import java.time.Duration;

/// How a [FaultySmtpServer] behaves: asked at every moment of every dialogue.
@FunctionalInterface
public interface SmtpFaultScript {
    /// A server without fault.
    SmtpFaultScript FLAWLESS = moment -> new Act.Normal();

    Act at(Moment moment);

    /// What the server is about to answer; `BODY` comes after the first line of a letter.
    enum Stage {
        CONNECT,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT
    }

    /// A moment of a dialogue.
    ///
    /// @param connection 1 for the server's first
    /// @param letter 1 for the connection's first
    /// @param recipient empty before RCPT
    /// @param taken how many letters were taken, over all connections
    record Moment(Stage stage, int connection, int letter, String recipient, int taken) {}

    /// What the server does. A reply that begins with 421 hangs up afterwards.
    sealed interface Act {
        record Normal() implements Act {}

        record Say(String reply) implements Act {}

        /// Says what is usual, a byte at a time.
        record Drip(Duration gap) implements Act {}

        /// Says what has no end.
        record Flood() implements Act {}

        /// Hangs up in an orderly way.
        record Drop() implements Act {}

        /// Hangs up at once, and the other side loses what it has not read.
        record Reset() implements Act {}

        /// Neither says nor reads anything more.
        record Silence() implements Act {}

        record Wait(Duration time, Act then) implements Act {}

        record Both(Act first, Act then) implements Act {}

        default Act then(Act next) {
            return new Both(this, next);
        }

        /// Whether a letter is refused thereby.
        default boolean refuses() {
            return switch (this) {
                case Say say -> say.reply().startsWith("4") || say.reply().startsWith("5");
                case Wait wait -> wait.then().refuses();
                case Both both -> both.first().refuses();
                case Normal _, Drip _, Flood _, Drop _, Reset _, Silence _ -> false;
            };
        }
    }

    /// One act at one stage, all else as usual.
    static SmtpFaultScript at(Stage stage, Act act) {
        return moment -> moment.stage() == stage ? act : new Act.Normal();
    }
}
