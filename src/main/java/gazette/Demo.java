package gazette;

import ch.qos.logback.classic.Level;
import gazette.config.Config;
import gazette.config.RelayConfig;
import gazette.demo.DemoDataCleaner;
import gazette.demo.DemoMailServer;
import gazette.demo.DemoPublisher;
import gazette.demo.DemoSummaryPrinter;
import gazette.press.duties.DutyPace;
import gazette.press.duties.DutyRegister;
import gazette.press.imports.BorrowSubscribers;
import gazette.press.ingest.AwaitStableFiles;
import gazette.press.notifications.SendSubscriberMails;
import gazette.press.sending.SendingLock;
import gazette.press.upkeep.WorkspaceReloader;
import gazette.press.workspace.AppContext;
import gazette.schedule.PeriodicTasks;
import gazette.store.StoreException;
import gazette.web.PortInUseException;
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

/// Runs `gazette demo`: everything on this machine, with a built-in mail server that catches the mail.
final class Demo {
    private static final int PORTS_TO_TRY = 50;
    private static final DutyPace EVERY_SECOND = new DutyPace(Duration.ofSeconds(1), Duration.ofMinutes(15));

    private final Path workspace;
    private final Optional<Path> seeds;
    private final InstantSource clock;
    private final PrintStream out = System.out;

    Demo(Path workspace, Optional<Path> seeds, InstantSource clock) {
        this.workspace = workspace;
        this.seeds = seeds;
        this.clock = clock;
    }

    /// Runs the demo and returns the exit code.
    ///
    /// @param once whether to end after the first round
    /// @param port the wanted port; the next free one is used if it is taken
    int run(boolean once, int port) {
        LoggingAndConfigSetup.setLogLevel(Level.WARN);
        Optional<Config> config = LoggingAndConfigSetup.readConfig(workspace);
        if (config.isEmpty()) {
            return 1;
        }
        Path data = config.get().data().resolve("demo");
        Optional<SendingLock> lock = SendingLock.take(data, "demo");
        if (lock.isEmpty()) {
            System.err.println("gazette: another demo runs in this workspace; stop it first");
            return 1;
        }
        DemoDataCleaner.clear(data, data.resolve("sending.lock"));
        try (SendingLock _ = lock.get();
                var mail = new DemoMailServer()) {
            return run(config.get(), data, mail, once, port);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int run(Config config, Path data, DemoMailServer mail, boolean once, int port) throws InterruptedException {
        int free = FreePort.from(port, PORTS_TO_TRY);
        if (free != port) {
            System.err.println("gazette: port " + port + " is taken; using " + free);
        }
        UnaryOperator<Config> adapt = read -> demoConfig(read, data, free, mail.relay());
        try (AppContext context = AppContext.open(adapt.apply(config), clock)) {
            var reloader = new WorkspaceReloader(context, adapt);
            try (var web = new WebServer(reloader::context, now -> Optional.of(mail))) {
                web.start(context.config().web());
                borrowSubscribers(context, config);
                AwaitStableFiles.await(context.config(), clock);
                boolean succeeded = new DemoPublisher(context, out).run();
                new DemoSummaryPrinter(context, mail).print(out);
                if (once) {
                    out.println();
                    out.println("That was one round. The addresses answer while gazette demo runs without --once.");
                    return succeeded ? 0 : 1;
                }
                out.println();
                FirstOwnerLink.print(context, free, out);
                runUntilStopped(reloader);
                return 0;
            }
        } catch (PortInUseException e) {
            System.err.println("gazette: " + e.getMessage());
            return 1;
        }
    }

    private static void borrowSubscribers(AppContext demo, Config workspace) {
        try {
            new BorrowSubscribers(demo).from(workspace.database());
        } catch (StoreException e) {
            System.err.println(
                    "gazette: the demo goes without the subscribers in the workspace's database: " + e.getMessage());
        }
    }

    private void runUntilStopped(WorkspaceReloader reloader) throws InterruptedException {
        while (reloader.reloadIfChanged() != WorkspaceReloader.Change.NOTHING) {
            // The first look reports what was there at the start.
        }
        out.println();
        out.println(
                "Save an article, a template or a setting, and it shows here; the editors get the mail anew as [Test].");
        out.println("Ctrl-C ends the demo.");
        var register = new DutyRegister(clock);
        try (var periodicTasks = new PeriodicTasks(register)) {
            periodicTasks.runEvery(EVERY_SECOND, "watch-files", () -> reloadIfChanged(reloader));
            periodicTasks.runEvery(
                    EVERY_SECOND,
                    "send-notifications",
                    () -> new SendSubscriberMails(reloader.context(), () -> false).run());
            new CountDownLatch(1).await();
        }
    }

    private void reloadIfChanged(WorkspaceReloader reloader) {
        Instant before = clock.instant();
        if (reloader.reloadIfChanged() != WorkspaceReloader.Change.NOTHING) {
            new DemoPublisher(reloader.context(), out).sendTestsForChanges(before);
        }
    }

    private Config demoConfig(Config config, Path data, int port, RelayConfig relay) {
        Config demo = config.inDemo(data, URI.create("http://127.0.0.1:" + port), port, relay);
        return seeds.map(demo::withSeeds).orElse(demo);
    }
}
