package gazette;

import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Reads a piece of settings as a document shows it: put into a paper that has all else that it needs.
final class SettingsExample {
    private static final String PAPER = """
            publication:
              title: News
              public_url: https://news.example.org
              postal_address: 7 Harbour Lane
            from: editor@example.org
            sources:
              seeds: {folder: seeds}
              wire: {feed: "https://example.org/feed.xml"}
            segments: {chinese: lang = zh}
            lists:
              lamplight: {cadences: [weekly], topics: {Mail & feeds: [mail], Time: [time]}}
            """;
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SMTP_PASSWORD", "secret", "IMAP_PASSWORD", "secret", "PGPASSWORD", "secret", "WIRE_KEY", "secret");

    private final Path folder;
    private final Set<String> paperKeys;

    /// @param paperKeys what may stand in `gazette.yaml`; all else is part of a schedule
    SettingsExample(Path folder, Set<String> paperKeys) throws IOException {
        this.folder = folder;
        this.paperKeys = paperKeys;
        Files.createDirectories(folder.resolve("schedules"));
        secret("data/smtp-password", "secret");
        secret("data/imap-password", "secret");
        secret("data/proxy-password", "secret");
        secret("data/wire-password", "secret");
        secret("data/wire-cookie", "a=b");
        secret("data/dkim/s2026.pem", key());
    }

    /// Everything that the reader says against it, warnings too.
    List<String> diagnostics(String yaml) throws IOException {
        Map<String, Object> piece = map(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        boolean ofPaper = paperKeys.containsAll(piece.keySet());
        Map<String, Object> paper = map(new Load(LoadSettings.builder().build()).loadFromString(PAPER));
        if (ofPaper) {
            merge(piece, paper);
        }
        write("gazette.yaml", paper);
        writeSchedules(map(paper.getOrDefault("lists", Map.of())), ofPaper ? Map.of() : piece);
        ConfigReadResult reading = new ConfigReader().read(folder, ENVIRONMENT);
        var said = new ArrayList<String>();
        if (reading instanceof ConfigReadResult.Invalid invalid) {
            invalid.faults().forEach(fault -> said.add(fault.toString()));
        }
        reading.warnings().forEach(warning -> said.add("warning: " + warning));
        return said;
    }

    /// One for each list and cadence, and the piece in place of the first.
    private void writeSchedules(Map<String, Object> lists, Map<String, Object> piece) throws IOException {
        for (String list : lists.keySet()) {
            Object cadences = lists.get(list) instanceof Map<?, ?> block ? block.get("cadences") : null;
            for (Object cadence : cadences instanceof List<?> several ? several : List.of("weekly")) {
                var schedule = new LinkedHashMap<String, Object>();
                schedule.put("list", list);
                schedule.put("cadence", cadence);
                schedule.put("when", "every Monday 08:00");
                schedule.putAll(piece);
                write("schedules/" + list + "-" + cadence + ".yaml", schedule);
            }
        }
    }

    private static void merge(Map<String, Object> from, Map<String, Object> into) {
        from.forEach((key, value) -> {
            if (value instanceof Map<?, ?> && into.get(key) instanceof Map<?, ?>) {
                merge(map(value), map(into.get(key)));
            } else {
                into.put(key, value);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    private void write(String file, Map<String, Object> yaml) throws IOException {
        Files.writeString(folder.resolve(file), new Dump(DumpSettings.builder().build()).dumpToString(yaml));
    }

    private void secret(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    private static String key() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
