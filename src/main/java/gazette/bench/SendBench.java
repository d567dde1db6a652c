package gazette.bench;

import gazette.delivery.Dkim;
import gazette.press.SendIssues;
import gazette.press.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Measures the real path of sending: a frozen issue, its ledger, its letters over SMTP.
final class SendBench {
    private static final int FSYNCS = 100;

    private final Order order;

    /// What to measure.
    ///
    /// @param relay `HOST:PORT`; empty: a sink of our own
    /// @param warmUp letters that are sent before, and not counted
    /// @param settings further lines of gazette.yaml: its database
    /// @param size of a letter, in bytes, about
    record Order(
            Optional<String> relay,
            int recipients,
            int connections,
            int warmUp,
            boolean dkim,
            boolean ledger,
            String settings,
            int size) {}

    SendBench(Order order) {
        this.order = order;
    }

    /// Measures in an empty folder.
    Map<String, Object> run(Path folder) throws IOException {
        if (order.relay().isPresent()) {
            Map<String, Object> figures = run(folder, order.relay().get());
            figures.put("duplicates", "not known: the relay is not ours");
            return figures;
        }
        try (var sink = new SinkProcess()) {
            Map<String, Object> figures = run(folder, "127.0.0.1:" + sink.port());
            SinkProcess.Seen seen = sink.seen();
            figures.put("lost", order.recipients() + order.warmUp() - seen.recipients());
            figures.put("duplicates", seen.letters() - seen.recipients());
            return figures;
        }
    }

    private Map<String, Object> run(Path folder, String relay) throws IOException {
        String host = relay.substring(0, relay.lastIndexOf(':'));
        String port = relay.substring(relay.lastIndexOf(':') + 1);
        String settings = "relays: {main: {host: " + host + ", port: " + port + ", tls: none, connections: "
                + order.connections() + "}}\n" + order.settings();
        try (var paper = new BenchPaper(folder, settings, order.dkim(), System.getenv())) {
            var meter = new Meter();
            var sender = new SendIssues(paper.newsroom(), new Traffic(InstantSource.system()), meter);
            paper.addReaders("warm", order.warmUp());
            paper.addReaders("bench", order.recipients());
            if (order.warmUp() > 0) {
                paper.freeze("warm", order.size());
                sender.run(() -> false);
            }
            return measure(paper, meter, sender, folder);
        }
    }

    private Map<String, Object> measure(BenchPaper paper, Meter meter, SendIssues sender, Path folder)
            throws IOException {
        var freezing = new Effort();
        long run = paper.freeze("bench", order.size());
        double frozenIn = freezing.seconds();
        meter.keepsLedger(order.ledger());
        meter.letters().clear();
        meter.commits().clear();
        var effort = new Effort();
        List<String> troubles = sender.run(() -> false);
        double seconds = effort.seconds();
        double cpu = effort.cpuMillis();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("lettersPerSecond", Math.round(order.recipients() / seconds));
        figures.put("cpuMsPerLetter", rounded(cpu / order.recipients()));
        figures.put("databaseCpuMsPerLetter", rounded(effort.databaseCpuMillis() / order.recipients()));
        figures.put("p50Ms", meter.letters().millis(0.5));
        figures.put("p99Ms", meter.letters().millis(0.99));
        figures.put("commitP50Ms", meter.commits().millis(0.5));
        figures.put("fsyncMs", fsyncMillis(folder));
        figures.put("peakHeapMb", Math.round(Effort.peakHeapMb()));
        figures.put("rssMb", Math.round(Effort.rssMb()));
        figures.put("frozenInSeconds", rounded(frozenIn));
        figures.put("recipients", order.recipients());
        figures.put("connections", order.connections());
        figures.put("ledger", order.ledger());
        figures.put("signer", order.dkim() ? Dkim.provider() : "none");
        figures.put("lost", order.ledger() ? order.recipients() - paper.accepted(run) : 0);
        if (!troubles.isEmpty()) {
            figures.put("troubles", troubles);
        }
        return figures;
    }

    /// What one fsync takes on this disk, the median.
    private static double fsyncMillis(Path folder) throws IOException {
        var times = new Times();
        try (var channel =
                FileChannel.open(folder.resolve("fsync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FSYNCS; i++) {
                channel.write(ByteBuffer.allocate(4096));
                long began = System.nanoTime();
                channel.force(true);
                times.add(System.nanoTime() - began);
            }
        }
        Files.delete(folder.resolve("fsync"));
        return times.millis(0.5);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
