package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.LoopbackHosts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what must not reach a relay: addresses at domains that are reserved for examples (RFC 2606), and links to
/// such domains.
final class ExampleAddressCheck {
    private static final Path FILE = Path.of("gazette.yaml");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?i).*[@.](example(\\.(com|net|org))?|test|invalid|localhost)");

    private ExampleAddressCheck() {}

    /// Returns them with their lines.
    static List<Diagnostic> in(Config config) {
        if (config.mail().relays().isEmpty()) {
            return List.of();
        }
        var faults = new ArrayList<Diagnostic>();
        Set<String> addresses = new LinkedHashSet<>(config.editors());
        config.lists().values().forEach(list -> addresses.add(list.mail().from().address()));
        for (String address : addresses) {
            if (EXAMPLE.matcher(address).matches()) {
                faults.add(new Diagnostic(
                        FILE,
                        line(config, address),
                        address + " is an example, and a relay takes the letters",
                        "write an address of your own"));
            }
        }
        config.publication()
                .publicUrl()
                .filter(url -> LoopbackHosts.isLoopback(url.getHost()))
                .map(url -> local(config, url))
                .ifPresent(faults::add);
        return faults;
    }

    private static Diagnostic local(Config config, URI url) {
        return new Diagnostic(
                FILE,
                line(config, url.toString()),
                "every link in the letters leads to " + url + ", which is the subscriber's own machine",
                "write the address that subscribers reach");
    }

    private static int line(Config config, String written) {
        try {
            List<String> lines = Files.readAllLines(config.workspace().resolve(FILE));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).contains(written)) {
                    return i + 1;
                }
            }
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
