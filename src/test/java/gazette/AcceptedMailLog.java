package gazette;

import gazette.FaultySmtpServer.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Logs the messages that a server accepted to a file, which is synced before the server replies. Several share one
/// sync.
final class AcceptedMailLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final Object sync = new Object();
    private volatile int written;
    private int synced;

    AcceptedMailLog(Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return written;
    }

    void append(Entry entry) throws IOException {
        int number = write(entry);
        synchronized (sync) {
            if (synced < number) {
                int all = written;
                channel.force(false);
                synced = all;
            }
        }
    }

    List<Entry> entries() {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\t", -1))
                    .map(fields -> new Entry(fields[0], fields[1], fields[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private synchronized int write(Entry entry) throws IOException {
        var line = entry.recipient() + "\t" + entry.messageId() + "\t" + entry.hash() + "\n";
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        return ++written;
    }
}
