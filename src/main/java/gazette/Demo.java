package gazette;

import ch.qos.logback.classic.Level;
import gazette.config.Config;
import gazette.config.RelayConfig;
import gazette.demo.DemoFolder;
import gazette.demo.DemoMail;
import gazette.demo.DemoRound;
import gazette.demo.DemoTour;
import gazette.press.Desk;
import gazette.press.Newsroom;
import gazette.press.SendNotes;
import gazette.press.SendingLock;
import gazette.press.Settling;
import gazette.schedule.Rounds;
import gazette.web.PortTaken;
import gazette.web.WebServer;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/// Wires `gazette demo`: the whole paper on this machine, its mail caught by a built-in mail server.
final class Demo {
    private static final int PORTS_TO_TRY = 50;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Path workspace;
    private final Optional<Path> seeds;
    private final InstantSource clock;
    private final PrintStream out = System.out;

    Demo(Path workspace, Optional<Path> seeds, InstantSource clock) {
        this.workspace = workspace;
        this.seeds = seeds;
        this.clock = clock;
    }

    int run(boolean once, int port) {
        Opened.log(Level.WARN);
        Optional<Config> config = Opened.config(workspace);
        if (config.isEmpty()) {
            return 1;
        }
        Path data = config.get().data().resolve("demo");
        Optional<SendingLock> lock = SendingLock.take(data);
        if (lock.isEmpty()) {
            System.err.println("gazette: another demo runs in this workspace; stop it first");
            return 1;
        }
        DemoFolder.empty(data, data.resolve("sending.lock"));
        try (SendingLock _ = lock.get();
                var mail = new DemoMail()) {
            return run(config.get(), data, mail, once, port);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int run(Config config, Path data, DemoMail mail, boolean once, int port) throws InterruptedException {
        int free = FreePort.from(port, PORTS_TO_TRY);
        if (free != port) {
            System.err.println("gazette: port " + port + " is taken; using " + free);
        }
        UnaryOperator<Config> adapted = read -> inDemo(read, data, free, mail.relay());
        try (Newsroom newsroom = Newsroom.open(adapted.apply(config), clock)) {
            var desk = new Desk(newsroom, adapted);
            try (var web = new WebServer(desk::newsroom, now -> Optional.of(mail))) {
                web.start(newsroom.config().web());
                Settling.await(newsroom.config(), clock);
                boolean well = new DemoRound(newsroom, out).run();
                new DemoTour(newsroom, mail).print(out);
                if (once) {
                    out.println();
                    out.println("That was one round. The addresses answer while gazette demo runs without --once.");
                    return well ? 0 : 1;
                }
                stay(desk);
                return 0;
            }
        } catch (PortTaken e) {
            System.err.println("gazette: " + e.getMessage());
            return 1;
        }
    }

    private void stay(Desk desk) throws InterruptedException {
        while (desk.look() != Desk.Change.NOTHING) {
            // What is there at the start is no change.
        }
        out.println();
        out.println(
                "Save an article, a template or a setting, and it shows here; the editors get the mail anew as [Test].");
        out.println("Ctrl-C ends the demo.");
        try (var rounds = new Rounds()) {
            rounds.every(SECOND, "watch", () -> watch(desk));
            rounds.every(SECOND, "notes", () -> new SendNotes(desk.newsroom(), () -> false).run());
            new CountDownLatch(1).await();
        }
    }

    private void watch(Desk desk) {
        Instant before = clock.instant();
        if (desk.look() != Desk.Change.NOTHING) {
            new DemoRound(desk.newsroom(), out).again(before);
        }
    }

    private Config inDemo(Config config, Path data, int port, RelayConfig relay) {
        Config own = config.inDemo(data, URI.create("http://127.0.0.1:" + port), port, relay);
        return seeds.map(own::withSeeds).orElse(own);
    }
}
