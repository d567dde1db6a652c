package gazette.subscribers.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `secret.key` in the data folder, readable by its owner alone. It only grows: a line for each key (`2 HEX`; the first
/// has no number) and one for each that was retired (`retired 1`).
public final class KeyFile {
    private static final int BYTES = 32;
    /// What ids are made of; a digit or a letter keeps tokens as long as they were when there was one key.
    private static final String IDS = "123456789abcdefghijklmnopqrstuvwxyz";
    private static final Pattern LINE = Pattern.compile("(?:([1-9a-z]) )?([0-9a-f]{64})|retired ([1-9a-z])");

    private final Path file;

    /// The file in a data folder, made if it is not there yet.
    public KeyFile(Path data) {
        this.file = data.resolve("secret.key");
        try {
            if (Files.notExists(file)) {
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The keys that are in it.
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

    /// Adds a key, which signs from now on.
    ///
    /// @return its id
    public String add() {
        List<String> known = read().ids();
        String id = IDS.chars()
                .mapToObj(Character::toString)
                .filter(candidate -> !known.contains(candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + " holds " + known.size() + " keys, which is all"));
        append(id + " " + fresh());
        return id;
    }

    /// Makes the tokens of a key no good any more.
    public void retire(String id) {
        append("retired " + id);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// In place: the file's being another one is how a copied data folder is told. Half a line is taken back.
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

    private static String fresh() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void make() throws IOException {
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(
                file.getParent(),
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, fresh() + "\n", StandardOpenOption.SYNC);
        try {
            // A link fails where a file already is, so that two processes starting at once agree on one key.
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // The other process was first; its key counts.
        } finally {
            Files.delete(draft);
        }
    }
}
