package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.config.DatabaseConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.ScheduleRun;
import gazette.press.picking.ExpectedDeliveries.Composed;
import gazette.press.picking.ExpectedDeliveries.Member;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.FreezeRecipients;
import gazette.press.workspace.AppContext;
import gazette.store.IssueSendingTable.SendingIssue;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A paper with two lists, and readers who change cadence and topics, pause, leave and return at random, while articles
/// come in at random: backdated, held, pinned, of several topics. Now and then a process dies in mid-freeze. Each issue
/// is compared with what [ExpectedDeliveries] has.
final class SubscriberSimulation implements AutoCloseable {
    private static final String SETTINGS = """
            publication: {title: P, language: en, zone: UTC, public_url: "http://127.0.0.1:8080"}
            from: The Editor <editor@example.org>
            editors: [chief@example.org]
            sources: {seeds: {folder: seeds}}
            lists:
              letters:
                title: Letters
                cadences: [daily, weekly, monthly, each]
                topics: {A: [a], B: [b, bb], C: [c]}
              notes: {title: Notes, public: false, cadences: [weekly, monthly], topics: {A: [a, d], D: [d]}}
            """;

    private static final Map<String, String> SCHEDULES = new TreeMap<>(Map.of(
            "letters-daily", "list: letters\ncadence: daily\nwhen: every day 07:00\nlimit: 2\n",
            "letters-each", "list: letters\ncadence: each\nwhen: '0 9,18 * * 2,4,6'\n",
            "letters-weekly", "list: letters\ncadence: weekly\nwhen: every Monday 08:00\ntags: [a, b, c]\nlimit: 6\n",
            "letters-weekend", "list: letters\ncadence: weekly\nwhen: every Saturday 08:00\ntags: [s, bb]\n",
            "letters-monthly", "list: letters\ncadence: monthly\nwhen: '0 8 1 * *'\nlimit: 9\nleftover: drop\n",
            "notes-weekly", "list: notes\ncadence: weekly\nwhen: every Tuesday 08:00\nlimit: 3\n",
            "notes-monthly", "list: notes\ncadence: monthly\nwhen: '30 8 15 * *'\n"));

    private static final List<String> TAGS = List.of("a", "b", "bb", "c", "d", "s");
    private static final List<String> LANGUAGES = List.of("", "", "en", "en-GB", "zh");
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

    private final Random random = new Random(20260105);
    private final Map<String, Long> subscribers = new HashMap<>();
    private final Map<String, Long> lists = new HashMap<>();
    private final List<Article> coming = new ArrayList<>();
    private Optional<Pending> pending = Optional.empty();
    private int articles;
    private int given;

    private final TestPublication publication;
    private final ExpectedDeliveries book;

    /// An article that is written and not eligible yet.
    private record Article(String title, Set<String> tags, Instant from) {}

    /// An issue whose process died before its readers were frozen.
    private record Pending(Composed composed, long issue) {}

    SubscriberSimulation(Path folder, TestDatabase kind) {
        publication = new TestPublication(folder, kind);
        layOut(publication);
        book = new ExpectedDeliveries(publication.config());
        for (String list : List.of("letters", "notes")) {
            lists.put(
                    list,
                    publication.context().store().write(tables -> tables.lists().idOf(list)));
        }
    }

    private static void layOut(TestPublication publication) {
        publication.clock.set(BEGIN);
        for (String file : List.of("seeds/first.md", "subscribers/letters.csv", "subscribers/inner.csv")) {
            publication.delete(file);
        }
        publication.delete("schedules/weekly.yaml");
        publication.delete("schedules/inner.yaml");
        publication.write("gazette.yaml", SETTINGS);
        SCHEDULES.forEach((name, text) -> publication.write("schedules/" + name + ".yaml", text + "first: 100\n"));
        // The letters' looks do not matter here, and take time.
        publication.write("templates/plain/email.ftlh", """
                <html><head><title>x</title></head><body>${preheader} <a href="${unsubscribe}">x</a></body></html>
                """);
        publication.reread();
    }

    /// Lives through so many days with so many readers, and gives them all that is still to come in the end.
    void live(int members, int days) {
        for (int i = 0; i < members; i++) {
            join(i % 3 == 0 ? "notes" : "letters");
        }
        for (int day = 0; day < days; day++) {
            live(BEGIN.plus(Duration.ofDays(day)));
        }
        catchUp(BEGIN.plus(Duration.ofDays(days)));
    }

    /// What is still to come for readers, though they all had an issue after the last article.
    List<String> missed() {
        return book.members().stream()
                .filter(member -> member.active)
                .flatMap(member -> member.toCome().stream().map(title -> member.address + " " + title))
                .toList();
    }

    /// How many articles the readers got, as the book has it.
    int given() {
        return given;
    }

    /// What the readers got in truth.
    List<DeliveredArticle> delivered() {
        return DeliveredArticle.ever(database());
    }

    @Override
    public void close() {
        publication.close();
    }

    private void live(Instant day) {
        TreeMap<Instant, Runnable> events = new TreeMap<>();
        int changes = random.nextInt(1 + book.members().size() / 12);
        for (int i = 0; i < changes; i++) {
            events.put(moment(day), this::somebodyChanges);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            events.put(moment(day), this::write);
        }
        for (ScheduleConfig schedule : publication.config().schedules().values()) {
            for (Instant slot : slots(schedule, day)) {
                events.put(slot.plusMillis(events.size() + 1L), () -> publish(schedule, random.nextInt(12) == 0));
            }
        }
        events.forEach((when, event) -> {
            publication.clock.set(when);
            event.run();
        });
    }

    /// Everybody takes all that is still to come, with no limit in the way.
    private void catchUp(Instant end) {
        publication.clock.set(end.plus(Duration.ofDays(20)));
        finish();
        book.members().stream().filter(member -> member.active).forEach(member -> {
            member.pausedUntil = Instant.EPOCH;
            change(member, membership -> membership.pausedUntil(Optional.empty()));
        });
        SCHEDULES.forEach((name, text) -> publication.write(
                "schedules/" + name + ".yaml",
                text.replaceAll("limit: .*\n|leftover: .*\n", "") + "first: 200\nlimit: 200\n"));
        publication.reread();
        book.reread(publication.config());
        for (String schedule : SCHEDULES.keySet()) {
            publication.clock.pass(Duration.ofMinutes(1));
            write("last of " + schedule, Set.copyOf(TAGS), "");
            publish(publication.schedule(schedule), false);
        }
        for (String schedule : SCHEDULES.keySet()) {
            publication.clock.pass(Duration.ofMinutes(1));
            publish(publication.schedule(schedule), false);
        }
    }

    private Instant moment(Instant day) {
        return day.plusSeconds(random.nextInt(24 * 60 * 60));
    }

    private static List<Instant> slots(ScheduleConfig schedule, Instant day) {
        var slots = new ArrayList<Instant>();
        Optional<Instant> next = schedule.timing().next(day.minusMillis(1));
        while (next.isPresent() && next.get().isBefore(day.plus(Duration.ofDays(1)))) {
            slots.add(next.get());
            next = schedule.timing().next(next.get());
        }
        return slots;
    }

    private void write() {
        var tags = new TreeSet<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(TAGS.get(random.nextInt(TAGS.size())));
        }
        String title = "article " + ++articles;
        Instant later = publication.clock.instant().plus(Duration.ofHours(random.nextInt(120)));
        switch (random.nextInt(10)) {
            case 0 -> write(title, tags, "date: 2015-03-01T00:00:00Z\n");
            case 1 -> {
                write(title, tags, "date: " + later + "\n");
                coming.set(coming.size() - 1, new Article(title, tags, later));
            }
            case 2 -> {
                write(title, tags, "send_after: " + later + "\n");
                coming.set(coming.size() - 1, new Article(title, tags, later));
            }
            case 3 -> write(title, tags, "pin: true\n");
            default -> write(title, tags, "");
        }
    }

    private void write(String title, Set<String> tags, String keys) {
        publication.write(
                "seeds/" + title.replace(' ', '-') + ".md",
                "---\ntitle: " + title + "\n" + keys + "tags: [" + String.join(", ", tags) + "]\n---\n\nText of "
                        + title + ".\n");
        coming.add(new Article(title, tags, publication.clock.instant()));
    }

    private void publish(ScheduleConfig schedule, boolean dies) {
        pending.filter(waiting -> waiting.composed().schedule().list().equals(schedule.list()))
                .ifPresent(_ -> finish());
        Instant now = publication.clock.instant();
        coming.removeIf(article -> {
            boolean eligible = !article.from().isAfter(now);
            if (eligible) {
                book.release(article.title(), article.tags());
            }
            return eligible;
        });
        boolean dying = dies && pending.isEmpty();
        AppContext context = dying ? dying() : publication.context();
        Set<List<String>> before = coverages();
        try {
            new PublishSchedule(context, schedule, OnErrors.SEND).run(now, ScheduleRun.Occasion.SCHEDULED);
        } catch (Died e) {
            assertThat(dying).isTrue();
        }
        Optional<Long> issue =
                TestDatabase.rows(database(), "select max(id) from issue where date = " + now.toEpochMilli()).stream()
                        .map(List::getFirst)
                        .flatMap(id -> Optional.ofNullable(id).stream())
                        .map(Long::valueOf)
                        .findFirst();
        issue.ifPresent(id -> {
            Composed composed = book.compose(schedule, now);
            if (dying) {
                pending = Optional.of(new Pending(composed, id));
            } else {
                compare(composed, id, before);
            }
        });
    }

    /// What the next start does with an issue that is not frozen.
    private void finish() {
        pending.ifPresent(waiting -> {
            Set<List<String>> before = coverages();
            SendingIssue issue = publication
                    .context()
                    .store()
                    .read(tables -> tables.sending().get(waiting.issue()));
            new FreezeRecipients(publication.context()).finish(issue, () -> false);
            compare(waiting.composed(), waiting.issue(), before);
        });
        pending = Optional.empty();
    }

    private void compare(Composed composed, long issue, Set<List<String>> before) {
        List<DeliveredArticle> delivered = DeliveredArticle.in(database(), issue);
        given += delivered.size();
        Map<String, List<String>> got = delivered.stream()
                .collect(Collectors.groupingBy(
                        DeliveredArticle::address, Collectors.mapping(DeliveredArticle::title, Collectors.toList())));
        Set<List<String>> moved = new HashSet<>(coverages());
        moved.removeAll(before);
        book.freeze(
                composed,
                got,
                moved.stream()
                        .filter(row -> row.getFirst().equals(composed.schedule().list()))
                        .map(row -> row.get(1))
                        .collect(Collectors.toSet()));
    }

    private Set<List<String>> coverages() {
        return Set.copyOf(TestDatabase.rows(database(), """
                select list.name, subscriber.address_norm, membership.coverage_id from membership
                join list on list.id = membership.list_id join subscriber on subscriber.id = membership.subscriber_id
                """));
    }

    private void somebodyChanges() {
        Member member = book.members().get(random.nextInt(book.members().size()));
        if (!member.active) {
            rejoin(member);
            return;
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> changeCadence(member);
            case 4, 5, 6, 7 -> changeTopics(member);
            case 8, 9 -> pause(member);
            case 10 -> leave(member);
            default -> join(random.nextBoolean() ? "letters" : "notes");
        }
    }

    private void changeCadence(Member member) {
        List<Cadence> cadences = publication.config().list(member.list).cadences();
        member.cadence = cadences.get(random.nextInt(cadences.size()));
        change(member, membership -> membership.with(member.cadence));
    }

    private void changeTopics(Member member) {
        member.topics = publication.config().list(member.list).topics().keySet().stream()
                .filter(_ -> random.nextInt(3) == 0)
                .collect(Collectors.toSet());
        change(member, membership -> membership.withTopics(member.topics));
    }

    private void pause(Member member) {
        member.pausedUntil = publication.clock.instant().plus(Duration.ofHours(random.nextInt(20 * 24)));
        change(member, membership -> membership.pausedUntil(Optional.of(member.pausedUntil)));
    }

    private void leave(Member member) {
        member.active = false;
        publication
                .context()
                .store()
                .change(tables ->
                        tables.memberships().leave(list(member), reader(member.address), publication.clock.instant()));
    }

    private void join(String list) {
        String address = "r" + subscribers.size() + "@example.com";
        List<Cadence> cadences = publication.config().list(list).cadences();
        var member = new Member(list, address, cadences.get(random.nextInt(cadences.size())));
        String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        publication.context().store().change(tables -> {
            String id = publication
                    .context()
                    .keyRing()
                    .stableHmac("reader", address)
                    .substring(0, 16);
            var known = EmailAddress.parse(address).orElseThrow();
            long subscriber = tables.subscribers()
                    .findOrAdd(new Subscriber(0, id, known, "", language), publication.clock.instant());
            subscribers.put(address, subscriber);
            tables.memberships()
                    .join(Membership.active(list(member), subscriber, member.cadence), publication.clock.instant());
        });
        book.join(member);
    }

    private void rejoin(Member member) {
        book.rejoin(member);
        publication
                .context()
                .store()
                .change(tables -> tables.memberships()
                        .rejoin(
                                Membership.active(list(member), reader(member.address), member.cadence)
                                        .withTopics(member.topics),
                                publication.clock.instant()));
    }

    private void change(Member member, UnaryOperator<Membership> choice) {
        publication
                .context()
                .store()
                .change(tables -> tables.memberships()
                        .change(
                                choice.apply(tables.memberships()
                                        .find(list(member), reader(member.address))
                                        .orElseThrow()),
                                publication.clock.instant()));
    }

    private long list(Member member) {
        return Optional.ofNullable(lists.get(member.list)).orElseThrow();
    }

    private long reader(String address) {
        return Optional.ofNullable(subscribers.get(address)).orElseThrow();
    }

    private DatabaseConfig database() {
        return publication.config().database();
    }

    private static final class Died extends IllegalStateException {
        private static final long serialVersionUID = 1;
    }

    /// A newsroom whose process dies when an issue is entered and its readers are about to be frozen.
    private AppContext dying() {
        var living = publication.context();
        var died = new boolean[1];
        return living.at(() -> {
            if (!died[0]
                    && !TestDatabase.rows(database(), "select id from issue where frozen_at is null")
                            .isEmpty()) {
                died[0] = true;
                throw new Died();
            }
            return publication.clock.instant();
        });
    }
}
