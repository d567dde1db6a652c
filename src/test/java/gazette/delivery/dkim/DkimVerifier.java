package gazette.delivery.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.DkimKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Verifies signatures with Debian's python3-dkim, which shares no code with us. Tests that need it fail if it is
/// missing.
public final class DkimVerifier {
    private DkimVerifier() {}

    /// Describes a signature as the verifier sees it.
    public record Seen(String selector, String algorithm, String verdict, String fields) {}

    /// Returns the verdict on each message's signatures, if the DNS has the keys' records.
    public static List<List<Seen>> verify(Path folder, Collection<DkimKey> keys, List<byte[]> letters)
            throws IOException, InterruptedException {
        Path dns = folder.resolve("dns");
        Files.write(
                dns,
                keys.stream()
                        .map(DkimRecord::of)
                        .map(row -> row.name() + "\t" + row.value())
                        .toList());
        // Debian's own interpreter, for which python3-dkim is installed.
        var command = new ArrayList<>(List.of("/usr/bin/python3", "src/test/resources/dkim/verify.py", dns.toString()));
        for (int i = 0; i < letters.size(); i++) {
            command.add(Files.write(folder.resolve(i + ".eml"), letters.get(i)).toString());
        }
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor())
                .as("python3 with Debian's python3-dkim and python3-nacl: %s", output)
                .isZero();
        Map<String, List<Seen>> seen = output.lines()
                .map(line -> line.split("\t"))
                .collect(Collectors.groupingBy(
                        line -> line[0],
                        Collectors.mapping(line -> new Seen(line[1], line[2], line[3], line[4]), Collectors.toList())));
        return command.subList(3, command.size()).stream()
                .map(letter -> seen.getOrDefault(letter, List.of()))
                .toList();
    }
}
