package gazette.bench;

/// A [Sink] in a process of its own.
final class SinkProcess implements AutoCloseable {
    private final OwnProcess process = new OwnProcess("bench", "sink");
    private final int port = Integer.parseInt(process.line());

    /// What it saw.
    record Seen(long letters, long recipients) {}

    int port() {
        return port;
    }

    /// Ends it.
    Seen seen() {
        process.hush();
        String[] counts = process.line().split(" ");
        return new Seen(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    @Override
    public void close() {
        process.close();
    }
}
