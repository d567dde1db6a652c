package gazette.delivery.replies;

import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;

/// The moments at which a server answers for a letter, and what an answer there means for it.
public enum SmtpPhase {
    MAIL,
    RCPT,
    DATA,
    DOT;

    /// Whether it goes on after this reply.
    public boolean goesOn(SmtpReply reply) {
        return this == DATA ? reply.code() == 354 : reply.isAccepting();
    }

    /// What has become of the letter when this reply is the last word on it.
    public SendResult receipt(SmtpReply reply) {
        if (reply.isAboutSender()) {
            return new SendResult.NotSent(reply.text(), Cause.SENDER);
        }
        if (reply.asksForPause()) {
            return new SendResult.NotSent(reply.text(), Cause.RELAY);
        }
        return switch (reply.code() / 100) {
            case 5 ->
                this == MAIL ? new SendResult.NotSent(reply.text(), Cause.SENDER) : new SendResult.Failed(reply.text());
            case 4 ->
                this == MAIL
                        ? new SendResult.NotSent(reply.text(), Cause.RELAY)
                        : new SendResult.Deferred(reply.text());
            case 2 -> this == DOT ? new SendResult.Accepted(reply.text()) : broken(nonsense(reply));
            default -> broken(nonsense(reply));
        };
    }

    /// What has become of it when the dialogue broke here.
    public SendResult broken(String why) {
        return this == DOT ? new SendResult.Unconfirmed(why) : new SendResult.NotSent(why, Cause.RELAY);
    }

    /// Whether the server says something that belongs nowhere, so that nothing after it can be trusted.
    public boolean isNonsense(SmtpReply reply) {
        return !goesOn(reply) && reply.code() / 100 != 4 && reply.code() / 100 != 5;
    }

    private String nonsense(SmtpReply reply) {
        return "it answered " + this + " with \"" + reply.text() + "\"";
    }
}
