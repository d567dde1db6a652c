package gazette.delivery;

import gazette.text.FailureText;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Explains why no connection to a mail server could be made, and which setting to check.
public final class ConnectionErrorMessage {
    private ConnectionErrorMessage() {}

    /// Lists the protocols whose connections are explained.
    public enum Protocol {
        SMTP(587, 465),
        IMAP(143, 993);

        private final int startTlsPort;
        private final int implicitTlsPort;

        Protocol(int startTlsPort, int implicitTlsPort) {
            this.startTlsPort = startTlsPort;
            this.implicitTlsPort = implicitTlsPort;
        }
    }

    /// Returns a clause that goes after the server's name, such as `has no address; check 'host' and this machine's
    /// DNS`. Empty if the connection was made and something else failed.
    public static Optional<String> of(Exception e, Protocol protocol) {
        return switch (mostSpecificCause(e)) {
            case UnknownHostException _ -> Optional.of("has no address; check 'host' and this machine's DNS");
            case ConnectException refused ->
                Optional.of("does not answer: " + message(refused) + "; check 'port', and that no firewall is between");
            case SocketTimeoutException _ -> Optional.of(ofTimeout(protocol));
            case SSLException insecure -> Optional.of(ofTls(insecure, protocol));
            case Throwable other
            when message(other).matches(".*STARTTLS (is )?required.*") ->
                Optional.of("offers no STARTTLS; check 'port', or use 'tls: implicit' if it expects TLS at once");
            case Throwable _ -> Optional.empty();
        };
    }

    /// Returns the clause for a server that did not answer in time.
    public static String ofTimeout(Protocol protocol) {
        return "was silent too long; check 'port'"
                + (protocol == Protocol.SMTP ? ", many networks let nothing out on port 25" : "");
    }

    /// Returns the message of the innermost cause, on one line.
    public static String causeMessage(Exception e) {
        return message(mostSpecificCause(e));
    }

    private static String ofTls(SSLException insecure, Protocol protocol) {
        return "could not be secured: " + message(insecure) + "; check 'tls' (starttls is usual on "
                + protocol.startTlsPort + ", implicit on " + protocol.implicitTlsPort
                + ") and the server's certificate";
    }

    /// An [SSLException] says more than what caused it; of all others, the innermost says most.
    private static Throwable mostSpecificCause(Throwable e) {
        Throwable cause = e;
        while (!(cause instanceof SSLException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable e) {
        return FailureText.of(e);
    }
}
