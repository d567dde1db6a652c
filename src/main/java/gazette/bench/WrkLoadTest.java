package gazette.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs wrk: one thread requests an address over 32 connections, as fast as it is answered.
final class WrkLoadTest {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([0-9.]+)");
    private static final Pattern TROUBLE = Pattern.compile("(Non-2xx or 3xx responses|Socket errors): .*");

    private WrkLoadTest() {}

    /// Answers a second.
    ///
    /// @param tag what the client says it has
    /// @throws IllegalStateException if some were none
    static double rate(String address, Optional<String> tag, int seconds) {
        var words = new ArrayList<>(List.of("-t1", "-c32", "-d" + seconds + "s"));
        tag.ifPresent(known -> words.addAll(List.of("-H", "If-None-Match: " + known)));
        words.add(address);
        String said = output(words);
        Matcher trouble = TROUBLE.matcher(said);
        Matcher rate = RATE.matcher(said);
        if (trouble.find() || !rate.find()) {
            throw new IllegalStateException("wrk " + address + ": " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String output(List<String> words) {
        try {
            Process wrk = ExternalTool.WRK.start(words);
            return new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("wrk cannot be run", e);
        }
    }
}
