package gazette;

import ch.qos.logback.classic.Level;
import gazette.config.Config;
import gazette.delivery.localmail.Inbox;
import gazette.delivery.localmail.MailFolder;
import gazette.press.duties.Duty;
import gazette.press.duties.DutyPace;
import gazette.press.duties.DutyRegister;
import gazette.press.duties.LateDutyLog;
import gazette.press.feeds.WebSubPingTask;
import gazette.press.files.SettleDeskWrites;
import gazette.press.membership.PollUnsubscribeMailbox;
import gazette.press.membership.PurgeUnconfirmed;
import gazette.press.notifications.AlertEditors;
import gazette.press.notifications.SendReviewMails;
import gazette.press.notifications.SendSubscriberMails;
import gazette.press.publishing.CatchUpRuns;
import gazette.press.publishing.ReviewIssues;
import gazette.press.sending.SendIssuesTask;
import gazette.press.sending.SendingLock;
import gazette.press.sending.ServeLock;
import gazette.press.sending.ShutdownSignal;
import gazette.press.upkeep.WorkspaceReloader;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.LinkKeyWatch;
import gazette.schedule.CronScheduler;
import gazette.schedule.PeriodicTasks;
import gazette.text.FailureText;
import gazette.web.PortInUseException;
import gazette.web.WebServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs `gazette serve`: pages, schedules and sending, until the process is asked to end.
final class Serve {
    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final DutyPace EVERY_SECOND = new DutyPace(SECOND, Duration.ofMinutes(15));
    private static final DutyPace FIVE_SECONDS = new DutyPace(Duration.ofSeconds(5), Duration.ofMinutes(15));
    private static final DutyPace TEN_SECONDS = new DutyPace(Duration.ofSeconds(10), Duration.ofMinutes(1));
    private static final DutyPace MINUTE = new DutyPace(Duration.ofMinutes(1), Duration.ofMinutes(15));
    /// A run that is caught up with takes its time.
    private static final DutyPace MINUTE_WITH_RUNS = new DutyPace(Duration.ofMinutes(1), Duration.ofHours(2));
    /// An editor who orders an issue to be sent waits for it.
    private static final DutyPace TWO_SECONDS_WITH_RUNS = new DutyPace(Duration.ofSeconds(2), Duration.ofHours(2));
    private static final DutyPace HOUR = new DutyPace(Duration.ofHours(1), Duration.ofMinutes(15));

    private final Path workspace;
    private final InstantSource clock;

    Serve(Path workspace, InstantSource clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    /// Runs until a stop is asked for and returns the exit code.
    int run() {
        LoggingAndConfigSetup.setLogLevel(Level.INFO);
        Optional<Config> config = LoggingAndConfigSetup.readConfig(workspace);
        if (config.isEmpty()) {
            return 1;
        }
        Optional<ServeLock> lock = ServeLock.take(config.get().data());
        if (lock.isEmpty()) {
            System.err.println(
                    "gazette: another process sends from " + config.get().data() + " (a serve); stop it first");
            return 1;
        }
        try (var stop = new ShutdownSignal();
                ServeLock _ = lock.get();
                AppContext context = AppContext.open(config.get(), clock)) {
            return serve(context, stop);
        } catch (PortInUseException e) {
            System.err.println("gazette: " + e.getMessage() + "; choose another port with web.listen in gazette.yaml");
            return 1;
        }
    }

    private int serve(AppContext context, ShutdownSignal stop) {
        Thread.setDefaultUncaughtExceptionHandler(Serve::logUncaught);
        var register = new DutyRegister(clock);
        var reloader = new WorkspaceReloader(context, config -> config);
        context.requireLinkKeys();
        try (var web = new WebServer(reloader::context, Serve::inbox, register)) {
            int port = web.start(context.config().web());
            logMailDestination(context, web);
            FirstOwnerLink.print(context, port, System.out);
            runTasks(reloader, stop, register);
            LOG.info("stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /// Starts the tasks that may run beside a `publish`; sends and fires schedules once no other process sends.
    private static void runTasks(WorkspaceReloader reloader, ShutdownSignal stop, DutyRegister register)
            throws InterruptedException {
        var log = new LateDutyLog(register);
        var keys = new LinkKeyWatch(reloader::context);
        try (var scheduler = new CronScheduler(reloader::context, register);
                var tasks = new PeriodicTasks(register)) {
            tasks.runEvery(EVERY_SECOND, "watch-files", reloader::reloadIfChanged);
            tasks.runEvery(FIVE_SECONDS, "write-folders", () -> new SettleDeskWrites(reloader.context()).run());
            tasks.runEvery(FIVE_SECONDS, "ping-hubs", new WebSubPingTask(reloader::context, stop)::run);
            tasks.runEvery(MINUTE, "read-unsubscribe-mail", new PollUnsubscribeMailbox(reloader::context, stop)::run);
            tasks.runEvery(HOUR, "purge-unconfirmed", () -> new PurgeUnconfirmed(reloader.context()).run());
            tasks.runEvery(TEN_SECONDS, "watch-duties", log::write);
            tasks.runEvery(TEN_SECONDS, "watch-keys", keys::look);
            tasks.runEvery(HOUR, "move-pictures", () -> reloader.context().moveImages(stop));
            Optional<SendingLock> lock = awaitSendingLock(reloader.context().config(), stop, register);
            if (lock.isPresent()) {
                send(lock.get(), keys, reloader, scheduler, stop, register);
            }
        }
    }

    /// Waits until no other process sends. Returns empty if this process has to stop first.
    private static Optional<SendingLock> awaitSendingLock(Config config, ShutdownSignal stop, DutyRegister register)
            throws InterruptedException {
        var lock = new ArrayList<SendingLock>();
        Duty duty = register.add("take-sending-lock", EVERY_SECOND);
        Runnable take = () -> SendingLock.take(config.data(), "serve").ifPresent(lock::add);
        duty.attempt(take);
        if (lock.isEmpty()) {
            LOG.info("sending_waits holder=\"{}\"", SendingLock.holder(config.data()));
            while (lock.isEmpty() && !stop.await(SECOND)) {
                duty.attempt(take);
            }
            lock.forEach(_ -> LOG.info("sending_taken_over"));
        }
        register.remove(duty);
        return lock.stream().findFirst();
    }

    private static void send(
            SendingLock lock,
            LinkKeyWatch keys,
            WorkspaceReloader reloader,
            CronScheduler scheduler,
            ShutdownSignal stop,
            DutyRegister register)
            throws InterruptedException {
        var issues = new SendIssuesTask(reloader::context, stop);
        try (lock;
                var tasks = new PeriodicTasks(register)) {
            tasks.runEvery(EVERY_SECOND, "fire-schedules", keys.guard(_ -> scheduler.fireDue()));
            tasks.runEvery(EVERY_SECOND, "send-issues", keys.guard(duty -> issues.run(duty::reportProgress)));
            tasks.runEvery(
                    EVERY_SECOND,
                    "send-notifications",
                    keys.guard(_ -> new SendSubscriberMails(reloader.context(), stop).run()));
            tasks.runEvery(
                    MINUTE_WITH_RUNS, "catch-up-runs", keys.guard(_ -> new CatchUpRuns(reloader.context()).run()));
            tasks.runEvery(
                    TWO_SECONDS_WITH_RUNS,
                    "review-issues",
                    keys.guard(_ -> new ReviewIssues(reloader.context()).run()));
            tasks.runEvery(
                    FIVE_SECONDS,
                    "send-review-mails",
                    keys.guard(_ -> new SendReviewMails(reloader.context(), stop).run()));
            tasks.runEvery(MINUTE, "alert-editors", () -> new AlertEditors(reloader.context()).run());
            stop.await();
        }
    }

    /// Threads of libraries end here. What they did is done by others, or begun anew.
    private static void logUncaught(Thread thread, Throwable failure) {
        try {
            LOG.error("thread_ended thread={} cause=\"{}\"", thread.getName(), FailureText.withPlace(failure));
        } catch (Throwable _) {
            // Without memory there is no line in the log either.
        }
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
