package gazette.subscribers.keys;

import gazette.config.OwnerOnly;
import gazette.text.BoundedFile;
import gazette.text.RefusedFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes `secret.key` in the data folder, which only its owner can read. Lines are only added: one for each
/// key (`2 HEX`; the first key has no number), and one for each key that was retired (`retired 1`).
public final class KeyFile {
    private static final int BYTES = 32;
    private static final int MOST_BYTES = 1_000_000;
    /// Possible ids; each is one character, so that all tokens have the same length.
    private static final String IDS = "123456789abcdefghijklmnopqrstuvwxyz";
    private static final Pattern LINE = Pattern.compile("(?:([1-9a-z]) )?([0-9a-f]{64})|retired ([1-9a-z])");

    private final Path file;

    /// Opens the file of a data folder, and creates it with a new key if it is missing.
    public KeyFile(Path data) {
        this.file = in(data);
        try {
            if (Files.notExists(file)) {
                create();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns where the file of a data folder is.
    public static Path in(Path data) {
        return data.resolve("secret.key");
    }

    /// Opens the file of a data folder; empty if it is missing.
    public static Optional<KeyFile> find(Path data) {
        return Files.exists(in(data)) ? Optional.of(new KeyFile(data)) : Optional.empty();
    }

    /// Reads the keys.
    ///
    /// @throws IllegalStateException if the file is damaged
    public KeyRing read() {
        var keys = new ArrayList<HmacKey>();
        var retired = new ArrayList<String>();
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i).strip());
            if (!line.matches()) {
                throw new IllegalStateException(file + ":" + (i + 1) + ": this is no key; take the file from a backup");
            }
            if (line.group(3) == null) {
                keys.add(new HmacKey(
                        line.group(1) == null ? "1" : line.group(1),
                        HexFormat.of().parseHex(line.group(2))));
            } else {
                retired.add(line.group(3));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException(file + ": there is no key in it; take the file from a backup");
        }
        return new KeyRing(keys, retired);
    }

    /// Adds a new key, which signs from now on.
    ///
    /// @return its id
    public String add() {
        List<String> known = read().ids();
        String id = IDS.chars()
                .mapToObj(Character::toString)
                .filter(candidate -> !known.contains(candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + " holds " + known.size() + " keys, which is all"));
        append(id + " " + randomHex());
        return id;
    }

    /// Makes the tokens of a key invalid.
    public void retire(String id) {
        append("retired " + id);
    }

    private List<String> lines() {
        try {
            byte[] bytes = BoundedFile.read(file, MOST_BYTES);
            return new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
        } catch (RefusedFileException e) {
            throw new IllegalStateException(file + " " + e.problem() + "; take the file from a backup", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes in place, because a copied data folder is recognised by its new file. If it fails, half a line is
    /// removed.
    private void append(String line) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long end = channel.size();
            var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
            try {
                channel.position(end);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomHex() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void create() throws IOException {
        OwnerOnly.createFolderOf(file);
        Path draft = Files.createTempFile(file.getParent(), "secret", ".new", OwnerOnly.file(file));
        Files.writeString(draft, randomHex() + "\n", StandardOpenOption.SYNC);
        try {
            // A link fails if the file exists, so that two processes that start at once agree on one key.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other process was first, and its key is used.
        } finally {
            Files.delete(draft);
        }
    }
}
