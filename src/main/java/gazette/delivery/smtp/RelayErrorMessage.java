package gazette.delivery.smtp;

import gazette.config.RelayConfig;
import gazette.delivery.ConnectionErrorMessage;
import gazette.delivery.ConnectionErrorMessage.Protocol;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import jakarta.mail.AuthenticationFailedException;

/// Explains in one sentence why a relay cannot be used, and what to check.
///
/// @param hello what EHLO said
/// @param lastReply what the server said last; code 0 and no text if it said nothing
/// @param timedOut whether a phase of the handshake outlasted its time
record RelayErrorMessage(RelayConfig relay, String hello, Exception error, SmtpReply lastReply, boolean timedOut) {
    /// Returns a relay's name as messages give it.
    static String nameOf(RelayConfig relay) {
        return "relay '" + relay.name() + "' (" + relay.host() + ":" + relay.port() + ")";
    }

    RelayException toException() {
        return new RelayException(nameOf(relay) + " " + explanation(), blame(), error);
    }

    private String explanation() {
        if (timedOut) {
            return ConnectionErrorMessage.ofTimeout(Protocol.SMTP);
        }
        if (isLoginAnswered()) {
            return lastReply.isAccepting() ? noLoginOffered() : loginRefused();
        }
        return ConnectionErrorMessage.of(error, Protocol.SMTP).orElseGet(this::replyOrError);
    }

    private String noLoginOffered() {
        if (SmtpHandshake.ONLY_UNDER_TLS.equals(error.getMessage())) {
            return "offers no login before the connection is secured; use 'tls: starttls'";
        }
        return "offers no login of the kind that is wanted; check 'port' and 'auth', or leave out 'user' if it asks for"
                + " none";
    }

    private String loginRefused() {
        return "refused the login of '"
                + relay.login().map(RelayConfig.Login::user).orElse("") + "': " + lastReply.text()
                + "; check user and password, many providers want one made for this use";
    }

    private String replyOrError() {
        if (lastReply.text().equals("[EOF]")) {
            return "closed the connection without a word; check 'port' and 'tls'";
        }
        boolean saysNothing = lastReply.isAccepting() || lastReply.text().isEmpty();
        if (saysNothing) {
            return "failed: " + ConnectionErrorMessage.causeMessage(error);
        }
        String advice = new RefusalAdvice(relay, hello, "").ofText(lastReply);
        return "failed: " + lastReply.text() + (advice.isEmpty() ? "" : "; " + advice);
    }

    /// A login that is refused today is refused tomorrow. One that the server cannot check now (454) is not.
    private Cause blame() {
        boolean refusedForGood = isLoginAnswered() && lastReply.code() / 100 != 4;
        return lastReply.isAboutSender() || refusedForGood ? Cause.SENDER : Cause.RELAY;
    }

    private boolean isLoginAnswered() {
        return error instanceof AuthenticationFailedException && lastReply.code() > 0;
    }
}
