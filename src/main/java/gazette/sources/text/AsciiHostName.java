package gazette.sources.text;

import java.util.Optional;
import okhttp3.HttpUrl;

/// Converts host names to the form that the DNS has: internationalised ones by UTS 46, as browsers do, so that
/// `faß.example` stays the name that its owner registered.
public final class AsciiHostName {
    private AsciiHostName() {}

    /// Returns the name in ASCII and lower case; empty if it is invalid.
    public static Optional<String> ascii(String written) {
        // OkHttp would take these for an escape and for an IPv6 address.
        if (written.isEmpty() || written.indexOf('%') >= 0 || written.indexOf(':') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new HttpUrl.Builder().scheme("http").host(written).build().host());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
