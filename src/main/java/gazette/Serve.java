package gazette;

import ch.qos.logback.classic.Level;
import gazette.config.Config;
import gazette.delivery.Inbox;
import gazette.delivery.MailFolder;
import gazette.press.Desk;
import gazette.press.ForgetReaders;
import gazette.press.HubRound;
import gazette.press.MissedSlots;
import gazette.press.Newsroom;
import gazette.press.ReadLeavingMail;
import gazette.press.SendNotes;
import gazette.press.SendingLock;
import gazette.press.SendingRound;
import gazette.press.StopSignal;
import gazette.press.TellEditors;
import gazette.schedule.Rounds;
import gazette.schedule.Timetable;
import gazette.web.PortTaken;
import gazette.web.WebServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires `gazette serve`: pages, schedules and sending, until the process is told to end.
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

    int run() {
        Opened.log(Level.INFO);
        Optional<Config> config = Opened.config(workspace);
        if (config.isEmpty()) {
            return 1;
        }
        Optional<SendingLock> lock = SendingLock.take(config.get().data());
        if (lock.isEmpty()) {
            System.err.println("gazette: another process sends from "
                    + config.get().data() + " (a serve, or a publish that is under way); stop it first");
            return 1;
        }
        try (var stop = new StopSignal();
                SendingLock _ = lock.get();
                Newsroom newsroom = Newsroom.open(config.get(), clock)) {
            return serve(newsroom, stop);
        } catch (PortTaken e) {
            System.err.println("gazette: " + e.getMessage() + "; choose another port with web.listen in gazette.yaml");
            return 1;
        }
    }

    private static int serve(Newsroom newsroom, StopSignal stop) {
        var desk = new Desk(newsroom, config -> config);
        try (var web = new WebServer(desk::newsroom, Serve::inbox)) {
            web.start(newsroom.config().web());
            sayWhereLettersGo(newsroom, web);
            work(desk, stop);
            LOG.info("stopping");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private static void work(Desk desk, StopSignal stop) throws InterruptedException {
        try (var timetable = new Timetable(desk::newsroom);
                var rounds = new Rounds()) {
            timetable.set(desk.newsroom().config().schedules().values());
            rounds.every(SECOND, "watch", () -> watch(desk, timetable));
            rounds.every(SECOND, "send", new SendingRound(desk::newsroom, stop)::run);
            rounds.every(FIVE_SECONDS, "hubs", new HubRound(desk::newsroom, stop)::run);
            rounds.every(SECOND, "notes", () -> new SendNotes(desk.newsroom(), stop).run());
            rounds.every(MINUTE, "leaving mail", new ReadLeavingMail(desk::newsroom, stop)::run);
            rounds.every(HOUR, "forget", () -> new ForgetReaders(desk.newsroom()).run());
            rounds.every(MINUTE, "account", () -> account(desk.newsroom()));
            stop.await();
        }
    }

    private static void watch(Desk desk, Timetable timetable) {
        if (desk.look() == Desk.Change.SETTINGS) {
            timetable.set(desk.newsroom().config().schedules().values());
        }
    }

    private static void account(Newsroom newsroom) {
        new MissedSlots(newsroom).run();
        new TellEditors(newsroom).run();
    }

    private static void sayWhereLettersGo(Newsroom newsroom, WebServer web) {
        if (newsroom.config().relays().isEmpty()) {
            LOG.warn(
                    "no relay: letters stay on this machine, {}",
                    web.mailbox()
                            .map(page -> "at " + page)
                            .orElseGet(() -> "as files in " + newsroom.mailbox()
                                    + "; their page is closed:"
                                    + " public_url, or web.listen, is not this machine's alone"));
        }
    }

    private static Optional<Inbox> inbox(Newsroom newsroom) {
        return newsroom.config().relays().isEmpty()
                ? Optional.of(new MailFolder(newsroom.mailbox()))
                : Optional.empty();
    }
}
