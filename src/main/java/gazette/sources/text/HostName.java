package gazette.sources.text;

import java.util.Optional;
import okhttp3.HttpUrl;

/// The name of a host as the DNS has it: internationalised ones by UTS 46, as browsers read them, so that `faß.example`
/// stays what its owner registered.
public final class HostName {
    private HostName() {}

    /// In lower case and ASCII; empty if it cannot be a name.
    public static Optional<String> ascii(String written) {
        // OkHttp would read these as an escape and as an address.
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
