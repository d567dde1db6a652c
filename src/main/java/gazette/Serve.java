package gazette;

import ch.qos.logback.classic.Level;
import gazette.config.Config;
import gazette.delivery.localmail.Inbox;
import gazette.delivery.localmail.MailFolder;
import gazette.press.feeds.WebSubPingTask;
import gazette.press.membership.PollUnsubscribeMailbox;
import gazette.press.membership.PurgeUnconfirmed;
import gazette.press.notifications.AlertEditors;
import gazette.press.notifications.SendSubscriberMails;
import gazette.press.publishing.CatchUpRuns;
import gazette.press.sending.SendIssuesTask;
import gazette.press.sending.SendingLock;
import gazette.press.sending.ServeLock;
import gazette.press.sending.StopSignal;
import gazette.press.upkeep.WorkspaceReloader;
import gazette.press.workspace.AppContext;
import gazette.schedule.CronScheduler;
import gazette.schedule.PeriodicTasks;
import gazette.web.PortInUseException;
import gazette.web.WebServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs `gazette serve`: pages, schedules and sending, until the process is asked to end.
final class Serve {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Path workspace;
    private final InstantSource clock;

    Serve(Path workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /// Runs until a stop is asked for and returns the exit code.
    int run() {
        ServerStartup.setLogLevel(Level.INFO);
        Optional<Config> config = ServerStartup.readConfig(workspace);
        if (config.isEmpty()) {
            return 1;
        }
        Optional<ServeLock> lock = ServeLock.take(config.get().data());
        if (lock.isEmpty()) {
            System.err.println(
                    "gazette: another process sends from " + config.get().data() + " (a serve); stop it first");
            return 1;
        }
        try (var stop = new StopSignal();
                ServeLock _ = lock.get();
                AppContext context = AppContext.open(config.get(), clock)) {
            return serve(context, stop);
        } catch (PortInUseException e) {
            System.err.println("gazette: " + e.getMessage() + "; choose another port with web.listen in gazette.yaml");
            return 1;
        }
    }

    private static int serve(AppContext context, StopSignal stop) {
        var reloader = new WorkspaceReloader(context, config -> config);
        try (var web = new WebServer(reloader::context, Serve::inbox)) {
            web.start(context.config().web());
            logMailDestination(context, web);
            runTasks(reloader, stop);
            LOG.info("stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /// Starts the tasks that may run beside a `publish`; sends and fires schedules once no other process sends.
    private static void runTasks(WorkspaceReloader reloader, StopSignal stop) throws InterruptedException {
        try (var scheduler = new CronScheduler(reloader::context);
                var tasks = new PeriodicTasks()) {
            scheduler.set(reloader.context().config().schedules().values());
            tasks.runEvery(SECOND, "watch-files", () -> reloadIfChanged(reloader, scheduler));
            tasks.runEvery(FIVE_SECONDS, "ping-hubs", new WebSubPingTask(reloader::context, stop)::run);
            tasks.runEvery(MINUTE, "read-unsubscribe-mail", new PollUnsubscribeMailbox(reloader::context, stop)::run);
            tasks.runEvery(HOUR, "purge-unconfirmed", () -> new PurgeUnconfirmed(reloader.context()).run());
            Optional<SendingLock> lock = awaitSendingLock(reloader.context().config(), stop);
            if (lock.isPresent()) {
                send(lock.get(), reloader, scheduler, stop);
            }
        }
    }

    /// Waits until no other process sends. Returns empty if this process has to stop first.
    private static Optional<SendingLock> awaitSendingLock(Config config, StopSignal stop) throws InterruptedException {
        Optional<SendingLock> lock = SendingLock.take(config.data(), "serve");
        if (lock.isPresent()) {
            return lock;
        }
        LOG.info("sending_waits holder=\"{}\"", SendingLock.holder(config.data()));
        while (lock.isEmpty() && !stop.await(SECOND)) {
            lock = SendingLock.take(config.data(), "serve");
        }
        lock.ifPresent(_ -> LOG.info("sending_taken_over"));
        return lock;
    }

    private static void send(SendingLock lock, WorkspaceReloader reloader, CronScheduler scheduler, StopSignal stop)
            throws InterruptedException {
        try (lock;
                var tasks = new PeriodicTasks()) {
            scheduler.start();
            tasks.runEvery(SECOND, "send-issues", new SendIssuesTask(reloader::context, stop)::run);
            tasks.runEvery(SECOND, "send-notifications", () -> new SendSubscriberMails(reloader.context(), stop).run());
            tasks.runEvery(MINUTE, "catch-up-runs", () -> catchUpAndNotifyEditors(reloader.context()));
            stop.await();
        }
    }

    private static void reloadIfChanged(WorkspaceReloader reloader, CronScheduler scheduler) {
        if (reloader.reloadIfChanged() == WorkspaceReloader.Change.SETTINGS) {
            scheduler.set(reloader.context().config().schedules().values());
        }
    }

    private static void catchUpAndNotifyEditors(AppContext context) {
        new CatchUpRuns(context).run();
        new AlertEditors(context).run();
    }

    private static void logMailDestination(AppContext context, WebServer web) {
        if (context.config().mail().relays().isEmpty()) {
            LOG.warn(
                    "no_relay letters_stay=\"{}\"",
                    web.mailbox()
                            .map(page -> "at " + page)
                            .orElseGet(() -> "as files in " + context.mailbox()
                                    + "; their page is closed:"
                                    + " public_url, or web.listen, is not this machine's alone"));
        }
    }

    private static Optional<Inbox> inbox(AppContext context) {
        return context.config().mail().relays().isEmpty()
                ? Optional.of(new MailFolder(context.mailbox()))
                : Optional.empty();
    }
}
