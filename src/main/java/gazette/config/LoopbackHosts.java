package gazette.config;

import java.util.Locale;

/// Recognises this machine's own addresses by their form, without asking the DNS.
public final class LoopbackHosts {
    private LoopbackHosts() {}

    /// Returns whether a host in a URL or a setting always means the machine it is read on.
    public static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.matches("127(?:\\.\\d{1,3}){3}")
                || name.matches("(?:0{1,4}:){7}0{0,3}1|::1");
    }
}
