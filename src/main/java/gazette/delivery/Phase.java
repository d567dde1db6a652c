package gazette.delivery;

import gazette.delivery.Receipt.Blame;

/// The moments at which a server answers for a letter, and what an answer there means for it.
enum Phase {
    MAIL,
    RCPT,
    DATA,
    DOT;

    /// Whether it goes on after this reply.
    boolean goesOn(Reply reply) {
        return this == DATA ? reply.code() == 354 : reply.isAccepting();
    }

    /// What has become of the letter when this reply is the last word on it.
    Receipt receipt(Reply reply) {
        if (reply.isAboutSender()) {
            return new Receipt.Returned(reply.text(), Blame.SENDER);
        }
        if (reply.asksForRest()) {
            return new Receipt.Returned(reply.text(), Blame.RELAY);
        }
        return switch (reply.code() / 100) {
            case 5 ->
                this == MAIL ? new Receipt.Returned(reply.text(), Blame.SENDER) : new Receipt.Failed(reply.text());
            case 4 ->
                this == MAIL ? new Receipt.Returned(reply.text(), Blame.RELAY) : new Receipt.Deferred(reply.text());
            case 2 -> this == DOT ? new Receipt.Accepted(reply.text()) : broken(nonsense(reply));
            default -> broken(nonsense(reply));
        };
    }

    /// What has become of it when the dialogue broke here.
    Receipt broken(String why) {
        return this == DOT ? new Receipt.Unknown(why) : new Receipt.Returned(why, Blame.RELAY);
    }

    /// Whether the server says something that belongs nowhere, so that nothing after it can be trusted.
    boolean isNonsense(Reply reply) {
        return !goesOn(reply) && reply.code() / 100 != 4 && reply.code() / 100 != 5;
    }

    private String nonsense(Reply reply) {
        return "it answered " + this + " with \"" + reply.text() + "\"";
    }
}
