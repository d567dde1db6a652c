package gazette.web;

/// Reports that another program listens at an address.
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortInUseException(String address, Throwable cause) {
        super("another program listens at " + address, cause);
    }
}
