package gazette;

import java.time.Duration;

/// Decides what a [FaultySmtpServer] does at every moment of every session.
@FunctionalInterface
public interface SmtpFaultScript {
    /// A server without faults.
    SmtpFaultScript FLAWLESS = moment -> new Act.Normal();

    Act at(Moment moment);

    /// Lists what the server is about to reply to; `BODY` comes after the first line of a message.
    enum Stage {
        CONNECT,
        EHLO,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT
    }

    /// Describes a moment of a session.
    ///
    /// @param connection 1 for the server's first
    /// @param message 1 for the connection's first
    /// @param recipient empty before RCPT
    /// @param accepted how many messages were accepted, over all connections
    record Moment(Stage stage, int connection, int message, String recipient, int accepted) {}

    /// Describes what the server does. After a reply that begins with 421 it closes the connection.
    sealed interface Act {
        record Normal() implements Act {}

        record Say(String reply) implements Act {}

        /// Sends the usual reply, one byte at a time.
        record Drip(Duration gap) implements Act {}

        /// Sends a reply without end.
        record Flood() implements Act {}

        /// Closes the connection in an orderly way.
        record Drop() implements Act {}

        /// Resets the connection, so that the client loses what it has not read.
        record Reset() implements Act {}

        /// Neither writes nor reads anything more.
        record Silence() implements Act {}

        record Wait(Duration time, Act then) implements Act {}

        record Both(Act first, Act then) implements Act {}

        default Act then(Act next) {
            return new Both(this, next);
        }

        /// Returns whether this refuses the message.
        default boolean refuses() {
            return switch (this) {
                case Say say -> say.reply().startsWith("4") || say.reply().startsWith("5");
                case Wait wait -> wait.then().refuses();
                case Both both -> both.first().refuses();
                case Normal _, Drip _, Flood _, Drop _, Reset _, Silence _ -> false;
            };
        }
    }

    /// Returns a script with one act at one stage, and usual replies otherwise.
    static SmtpFaultScript at(Stage stage, Act act) {
        return moment -> moment.stage() == stage ? act : new Act.Normal();
    }
}
