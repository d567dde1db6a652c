package gazette.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/// Holds header fields that are sent to one origin (RFC 6454: scheme, host and port) and to no other. They may be
/// secret, so they are never shown.
///
/// @param address an address of the origin
/// @param fields by their names; empty if nothing is sent
public record OriginHeaders(String address, Map<String, String> fields) {
    /// Sends nothing.
    public static final OriginHeaders NONE = new OriginHeaders("", Map.of());

    /// The name of the field that a login is sent in.
    static final String AUTHORIZATION = "Authorization";

    public OriginHeaders {
        fields = Map.copyOf(fields);
    }

    /// Returns the fields for a login (RFC 7617).
    public static OriginHeaders login(String address, String user, String password) {
        return new OriginHeaders(address, Map.of(AUTHORIZATION, basic(user, password)));
    }

    static String basic(String user, String password) {
        byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(login);
    }

    /// Returns whether nothing is sent.
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    public String toString() {
        return "OriginHeaders[address=" + address + ", fields=" + fields.keySet() + "]";
    }
}
