package gazette.delivery.smtp;

import gazette.config.RelayConfig;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import jakarta.mail.AuthenticationFailedException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Says in a sentence why a relay could not be used, and what to look at.
///
/// @param last what the server said last
/// @param late whether it was waited for as long as it was given
record RelayErrorMessage(RelayConfig relay, Exception cause, SmtpReply last, boolean late) {
    RelayException fault() {
        String where = "relay '" + relay.name() + "' (" + relay.host() + ":" + relay.port() + ")";
        return new RelayException(where + " " + why(), blame(), cause);
    }

    /// A login that is refused today is refused tomorrow; one that cannot be judged now (454) is not.
    private Cause blame() {
        boolean refused = cause instanceof AuthenticationFailedException && last.code() > 0 && last.code() / 100 != 4;
        return last.isAboutSender() || refused ? Cause.SENDER : Cause.RELAY;
    }

    private String why() {
        if (late) {
            return "was silent too long; check 'port', many networks let nothing out on port 25";
        }
        if (cause instanceof AuthenticationFailedException && last.code() > 0) {
            return last.isAccepting() ? noLogin() : refusedLogin();
        }
        return switch (telling(cause)) {
            case UnknownHostException unknown -> "has no address; check 'host' and this machine's DNS";
            case ConnectException refused ->
                "does not answer: " + said(refused) + "; check 'port', and that no firewall is between";
            case SocketTimeoutException slow ->
                "was silent too long; check 'port', many networks let nothing out on port 25";
            case SSLException insecure ->
                "could not be secured: " + said(insecure) + "; check 'tls' (starttls is usual on 587, implicit on 465)"
                        + " and the server's certificate";
            case Throwable other -> why(said(other));
        };
    }

    private String noLogin() {
        return "offers no login of the kind that is wanted; check 'port' and 'auth', or leave out 'user' if it asks for"
                + " none";
    }

    private String refusedLogin() {
        return "refused the login of '"
                + relay.login().map(RelayConfig.Login::user).orElse("") + "': " + last.text()
                + "; check user and password, many providers want one made for this use";
    }

    private String why(String said) {
        if (said.contains("STARTTLS is required")) {
            return "offers no STARTTLS; check 'port', or use 'tls: implicit' if it expects TLS at once";
        }
        if (last.text().equals("[EOF]")) {
            return "closed the connection without a word; check 'port' and 'tls'";
        }
        return "failed: " + (last.isAccepting() || last.text().isEmpty() ? said : last.text());
    }

    /// The cause that tells most: that TLS failed, else whatever is at the bottom.
    private static Throwable telling(Throwable e) {
        Throwable cause = e;
        while (!(cause instanceof SSLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String said(Throwable e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.toString()).strip().replaceAll("\\s+", " ");
    }
}
