package gazette.delivery.replies;

import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SendResult.RefusedAt;
import gazette.delivery.SmtpReply;

/// Lists the commands of one mail that a server answers, and decides what an answer to each means for the mail.
public enum SmtpPhase {
    MAIL,
    RCPT,
    DATA,
    DOT;

    /// Returns whether the next command follows after this reply.
    public boolean continuesAfter(SmtpReply reply) {
        return this == DATA ? reply.code() == 354 : reply.isAccepting();
    }

    /// Returns the mail's result if this reply is the last one about it. Only at MAIL does a reply speak of the relay
    /// or the sender: later ones, 421 and 454 too, came after the recipient was named, and may be about them.
    public SendResult resultOf(SmtpReply reply) {
        if (reply.isAboutSender()) {
            return new SendResult.NotSent(reply, Cause.SENDER);
        }
        return switch (reply.code() / 100) {
            case 5 ->
                this == MAIL && !reply.isAboutSize() ? new SendResult.NotSent(reply, Cause.SENDER) : refused(reply);
            case 4 -> this == MAIL ? new SendResult.NotSent(reply, Cause.RELAY) : new SendResult.Deferred(reply);
            case 2 -> this == DOT ? new SendResult.Accepted(reply) : resultOfUnexpected(reply);
            default -> resultOfUnexpected(reply);
        };
    }

    /// Returns the mail's result if the connection broke in this phase.
    ///
    /// @param reason one clause that says how
    public SendResult resultOfBreak(String reason) {
        return switch (this) {
            case MAIL -> new SendResult.NotSent(reason, Cause.RELAY);
            case RCPT, DATA -> new SendResult.NotSent(reason, Cause.MESSAGE);
            case DOT -> new SendResult.Unconfirmed(SmtpReply.withoutCode(reason));
        };
    }

    /// Returns whether the reply does not fit the command, so that nothing the server says after it can be trusted.
    public boolean isUnexpected(SmtpReply reply) {
        return !continuesAfter(reply) && reply.code() / 100 != 4 && reply.code() / 100 != 5;
    }

    private SendResult.Failed refused(SmtpReply reply) {
        return new SendResult.Failed(reply, this == RCPT ? RefusedAt.RCPT : RefusedAt.MESSAGE);
    }

    private SendResult resultOfUnexpected(SmtpReply reply) {
        return resultOfBreak("it answered " + this + " with \"" + reply.text() + "\"");
    }
}
