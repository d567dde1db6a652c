package gazette.delivery;

import gazette.config.RelayConfig;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Says in a sentence why a relay could not be used, and what to look at.
final class RelayTrouble {
    private RelayTrouble() {}

    static String explain(RelayConfig relay, MessagingException e) {
        String where = "relay '" + relay.name() + "' (" + relay.host() + ":" + relay.port() + ")";
        return where + " " + why(relay, e);
    }

    private static String why(RelayConfig relay, MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return "refused the login of '"
                    + relay.login().map(RelayConfig.Login::user).orElse("") + "': " + said(e)
                    + "; check user and password, many providers want one made for this use";
        }
        return switch (telling(e)) {
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

    private static String why(String said) {
        return said.contains("STARTTLS is required")
                ? "offers no STARTTLS; check 'port', or use 'tls: implicit' if it expects TLS at once"
                : "failed: " + said;
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
