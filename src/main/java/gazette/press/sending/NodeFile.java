package gazette.press.sending;

import gazette.config.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads and writes `data/node`, by which a database knows a data folder that sends.
final class NodeFile {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16}) ([0-9]{19})\n");

    private final Path file;
    private final Path key;

    /// Holds what is in the file.
    ///
    /// @param id of the node
    /// @param fence its latest claim
    record Mark(String id, long fence) {
        private String written() {
            return "%s %019d%n".formatted(id, fence);
        }
    }

    NodeFile(Path data) {
        file = data.resolve("node");
        key = data.resolve("secret.key");
    }

    /// Returns the mark, which is made if there is none.
    ///
    /// @throws IllegalStateException if the file is damaged
    Mark get() {
        Optional<Mark> mark = find();
        if (mark.isEmpty()) {
            byte[] id = new byte[8];
            new SecureRandom().nextBytes(id);
            write(new Mark(HexFormat.of().formatHex(id), 0));
        }
        return mark.or(this::find).orElseThrow();
    }

    /// Returns the mark; empty if nothing was ever sent from this folder.
    ///
    /// @throws IllegalStateException if the file is damaged
    Optional<Mark> find() {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            Matcher form = FORM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            if (!form.matches()) {
                throw new IllegalStateException(file + " is damaged; remove it, then run: gazette hold --release");
            }
            return Optional.of(new Mark(form.group(1), Long.parseLong(form.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes in place, always the same length: this works on a full disk, and no crash leaves half of it.
    void write(Mark mark) {
        try (var channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file(file))) {
            channel.write(ByteBuffer.wrap(mark.written().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the inode of the key: a copy of a file has another one.
    String place() {
        try {
            return Files.notExists(key)
                    ? ""
                    : Files.getAttribute(key, "unix:ino").toString();
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return key.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
