package gazette.bench;

import gazette.delivery.dkim.DkimKeySet;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
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

    private final Options options;

    /// Says what to measure.
    ///
    /// @param relay `HOST:PORT`; empty: a sink of our own
    /// @param warmUp letters that are sent before, and not counted
    /// @param settings further lines of gazette.yaml: its database
    /// @param size of a letter, in bytes, about
    record Options(
            Optional<String> relay,
            int recipients,
            int connections,
            int warmUp,
            boolean dkim,
            boolean ledger,
            String settings,
            int size) {}

    SendBench(Options order) {
        this.options = order;
    }

    /// Measures in an empty folder.
    Map<String, Object> run(Path folder) throws IOException {
        if (options.relay().isPresent()) {
            Map<String, Object> figures = run(folder, options.relay().get());
            figures.put("duplicates", "not known: the relay is not ours");
            return figures;
        }
        try (var sink = new SmtpSinkProcess()) {
            Map<String, Object> figures = run(folder, "127.0.0.1:" + sink.port());
            SmtpSinkProcess.Seen seen = sink.seen();
            figures.put("lost", options.recipients() + options.warmUp() - seen.recipients());
            figures.put("duplicates", seen.letters() - seen.recipients());
            return figures;
        }
    }

    private Map<String, Object> run(Path folder, String relay) throws IOException {
        String host = relay.substring(0, relay.lastIndexOf(':'));
        String port = relay.substring(relay.lastIndexOf(':') + 1);
        String settings = "relays: {main: {host: " + host + ", port: " + port + ", tls: none, connections: "
                + options.connections() + ", hello: bench.example.org}}\n" + options.settings();
        try (var paper = new BenchWorkspace(folder, settings, options.dkim(), System.getenv())) {
            var interceptor = new SendTimingInterceptor();
            var sender = new SendIssues(paper.context(), new RelayStates(InstantSource.system()), interceptor);
            paper.addReaders("warm", options.warmUp());
            paper.addReaders("bench", options.recipients());
            if (options.warmUp() > 0) {
                paper.freeze("warm", options.size());
                sender.run(() -> false);
            }
            return measure(paper, interceptor, sender, folder);
        }
    }

    private Map<String, Object> measure(
            BenchWorkspace paper, SendTimingInterceptor interceptor, SendIssues sender, Path folder)
            throws IOException {
        var freezing = new ResourceUsage();
        long run = paper.freeze("bench", options.size());
        double frozenIn = freezing.elapsedSeconds();
        interceptor.useLedger(options.ledger());
        interceptor.sendTimes().clear();
        interceptor.commitTimes().clear();
        var usage = new ResourceUsage();
        List<String> troubles = sender.run(() -> false);
        double seconds = usage.elapsedSeconds();
        double cpu = usage.cpuMillis();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("lettersPerSecond", Math.round(options.recipients() / seconds));
        figures.put("cpuMsPerLetter", rounded(cpu / options.recipients()));
        figures.put("databaseCpuMsPerLetter", rounded(usage.databaseCpuMillis() / options.recipients()));
        figures.put("p50Ms", interceptor.sendTimes().percentileMillis(0.5));
        figures.put("p99Ms", interceptor.sendTimes().percentileMillis(0.99));
        figures.put("commitP50Ms", interceptor.commitTimes().percentileMillis(0.5));
        figures.put("fsyncMs", fsyncMillis(folder));
        figures.put("peakHeapMb", Math.round(ResourceUsage.peakHeapMb()));
        figures.put("rssMb", Math.round(ResourceUsage.rssMb()));
        figures.put("frozenInSeconds", rounded(frozenIn));
        figures.put("recipients", options.recipients());
        figures.put("connections", options.connections());
        figures.put("ledger", options.ledger());
        figures.put("signer", options.dkim() ? DkimKeySet.provider() : "none");
        figures.put("lost", options.ledger() ? options.recipients() - paper.accepted(run) : 0);
        if (!troubles.isEmpty()) {
            figures.put("troubles", troubles);
        }
        return figures;
    }

    /// Returns how long one fsync takes on this disk, the median.
    private static double fsyncMillis(Path folder) throws IOException {
        var latencies = new LatencyHistogram();
        try (var channel =
                FileChannel.open(folder.resolve("fsync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FSYNCS; i++) {
                channel.write(ByteBuffer.allocate(4096));
                long began = System.nanoTime();
                channel.force(true);
                latencies.add(System.nanoTime() - began);
            }
        }
        Files.delete(folder.resolve("fsync"));
        return latencies.percentileMillis(0.5);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
