package gazette.bench;

/// Runs a [SmtpSink] in a process of its own.
final class SmtpSinkProcess implements AutoCloseable {
    private final GazetteSubprocess process = new GazetteSubprocess("bench", "sink");
    private final int port = Integer.parseInt(process.readLine());

    /// Holds what it received.
    record Seen(long letters, long recipients) {}

    int port() {
        return port;
    }

    /// Ends it.
    Seen seen() {
        process.closeStdin();
        String[] counts = process.readLine().split(" ");
        return new Seen(Long.parseLong(counts[0]), Long.parseLong(counts[1]));
    }

    @Override
    public void close() {
        process.close();
    }
}
