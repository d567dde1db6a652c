package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.config.ScheduleConfig;
import gazette.issues.ScheduleRun;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.PublishSchedule.OnErrors;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.FreezeRecipients;
import gazette.press.workspace.AppContext;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Lives through a year of a paper in two languages, whose subscribers change language, cadence and topics at
/// random, also while an issue is being frozen. Articles come in one language or in both at once, have their
/// translation later, have it as a draft for a while, or lose a language.
final class TranslatedYear implements AutoCloseable {
    private static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");
    private static final String SETTINGS = """
            publication: {title: P, language: en, zone: UTC, public_url: "http://127.0.0.1:8080"}
            from: The Editor <editor@example.org>
            editors: [chief@example.org]
            sources: {seeds: {folder: seeds}}
            lists:
              letters: {title: Letters, public: false, cadences: [weekly, monthly], topics: {A: [a]}}
            """;
    private static final Map<String, String> SCHEDULES =
            Map.of("weekly", "every Monday 08:00\nlimit: 2", "monthly", "'0 9 1 * *'\nlimit: 7");

    private final Random random;
    private final TestPublication paper;
    private final long list;
    private final List<Reader> readers = new ArrayList<>();
    private final Map<String, Article> articles = new LinkedHashMap<>();
    private final Set<String> delivered = new HashSet<>();

    /// A subscriber as they are now.
    private static final class Reader {
        final String address;
        final long id;
        String language;
        boolean hasChosen;

        Reader(String address, long id, String language) {
            this.address = address;
            this.id = id;
            this.language = language;
        }
    }

    /// An article, and its languages that may go out.
    private static final class Article {
        final String name;
        final boolean isOfTopic;
        final List<String> languages = new ArrayList<>();
        boolean isApart;

        Article(String name, boolean isOfTopic) {
            this.name = name;
            this.isOfTopic = isOfTopic;
        }

        String inLanguageOf(String wanted) {
            return languages.contains(wanted) ? wanted : languages.contains("en") ? "en" : languages.getFirst();
        }
    }

    TranslatedYear(Path folder, TestDatabase kind, long seed) {
        random = new Random(seed);
        paper = new TestPublication(folder, kind);
        paper.clock.set(BEGIN);
        for (String file : List.of(
                "seeds/first.md",
                "subscribers/letters.csv",
                "subscribers/inner.csv",
                "schedules/weekly.yaml",
                "schedules/inner.yaml")) {
            paper.delete(file);
        }
        paper.write("gazette.yaml", SETTINGS);
        schedules("first: 100");
        paper.write("templates/plain/email.ftlh", """
                <html><head><title>x</title></head><body>${preheader} <a href="${unsubscribe}">x</a></body></html>
                """);
        paper.reread();
        list = paper.context().store().write(tables -> tables.lists().idOf("letters"));
    }

    /// Lives through it, and gives everybody what is still to come in the end.
    void live(int members, int weeks) {
        for (int i = 0; i < members; i++) {
            join(i);
        }
        for (int week = 0; week < weeks; week++) {
            Instant monday = BEGIN.plus(Duration.ofDays(7L * week));
            paper.clock.set(monday.plus(Duration.ofHours(3)));
            write(week);
            changes();
            paper.clock.set(monday.plus(Duration.ofHours(8)));
            publish("weekly", random.nextInt(4) == 0);
            changes();
            if (week % 4 == 3) {
                publish("monthly", random.nextInt(4) == 0);
            }
        }
        catchUp();
    }

    /// Returns how many articles were delivered.
    int delivered() {
        return delivered.size();
    }

    /// Returns what somebody was to get for certain, and did not.
    List<String> missed() {
        return readers.stream()
                .flatMap(reader -> articles.values().stream()
                        .filter(article -> !article.isApart && (article.isOfTopic || !reader.hasChosen))
                        .filter(article -> !article.languages.isEmpty())
                        .map(article -> reader.address + " " + article.name))
                .filter(one -> !delivered.contains(one))
                .toList();
    }

    @Override
    public void close() {
        paper.close();
    }

    private void schedules(String more) {
        SCHEDULES.forEach((name, when) -> paper.write(
                "schedules/" + name + ".yaml",
                "list: letters\ncadence: " + name + "\nwhen: " + (more.contains("limit") ? when.split("\n")[0] : when)
                        + "\n" + more + "\n"));
    }

    private void join(int number) {
        String address = "r" + number + "@example.com";
        String language = random.nextBoolean() ? "zh" : "en";
        Cadence cadence = random.nextBoolean() ? Cadence.WEEKLY : Cadence.MONTHLY;
        long id = paper.context().store().write(tables -> {
            String key = paper.context().keyRing().stableHmac("reader", address).substring(0, 16);
            var known = EmailAddress.parse(address).orElseThrow();
            long subscriber =
                    tables.subscribers().findOrAdd(new Subscriber(0, key, known, "", language), paper.clock.instant());
            tables.memberships().join(Membership.active(list, subscriber, cadence), paper.clock.instant());
            return subscriber;
        });
        readers.add(new Reader(address, id, language));
    }

    private void write(int week) {
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            var article = new Article("w" + week + "-" + i, random.nextInt(3) > 0);
            articles.put(article.name, article);
            switch (random.nextInt(6)) {
                case 0 -> put(article, "en", false);
                case 1 -> put(article, "zh", false);
                case 2 -> {
                    put(article, "en", false);
                    put(article, "zh", true);
                }
                default -> {
                    put(article, "en", false);
                    put(article, "zh", false);
                }
            }
        }
        List<Article> all = List.copyOf(articles.values());
        Article older = all.get(random.nextInt(all.size()));
        switch (random.nextInt(5)) {
            case 0, 1 -> put(older, random.nextBoolean() ? "zh" : "en", false);
            case 2 -> put(older, "zh", older.languages.size() > 1);
            case 3 -> remove(older);
            default -> {}
        }
    }

    private void put(Article article, String language, boolean draft) {
        if (draft && article.languages.equals(List.of(language))) {
            return;
        }
        article.languages.remove(language);
        if (!draft) {
            article.languages.add(language);
        }
        paper.article(
                article.name + (language.equals("en") ? ".md" : ".zh.md"),
                article.name + " " + language,
                "2026-01-01",
                "Text of " + article.name + " in " + language + ".",
                "lang: " + language,
                "tags: [" + (article.isOfTopic ? "a" : "x") + "]",
                "draft: " + draft);
    }

    /// An article of two languages loses one.
    private void remove(Article article) {
        if (article.languages.size() > 1) {
            String language = article.languages.removeLast();
            paper.delete("seeds/" + article.name + (language.equals("en") ? ".md" : ".zh.md"));
        }
    }

    private void changes() {
        for (int i = random.nextInt(4); i > 0; i--) {
            change(readers.get(random.nextInt(readers.size())));
        }
    }

    private void change(Reader reader) {
        switch (random.nextInt(4)) {
            case 0, 1 -> changeLanguage(reader);
            case 2 -> {
                Cadence cadence = random.nextBoolean() ? Cadence.WEEKLY : Cadence.MONTHLY;
                changeMembership(membership(reader).with(cadence));
            }
            default -> {
                reader.hasChosen = true;
                changeMembership(membership(reader).withTopics(random.nextBoolean() ? Set.of("A") : Set.of()));
            }
        }
    }

    private void changeLanguage(Reader reader) {
        reader.language = reader.language.equals("en") ? "zh" : "en";
        paper.context()
                .store()
                .change(tables -> tables.subscribers().setNameAndLanguage(reader.id, "", reader.language));
    }

    private Membership membership(Reader reader) {
        return paper.context()
                .store()
                .read(tables -> tables.memberships().find(list, reader.id).orElseThrow());
    }

    private void changeMembership(Membership changed) {
        paper.context().store().change(tables -> tables.memberships().change(changed, paper.clock.instant()));
    }

    private void publish(String schedule, boolean changesWhileFrozen) {
        paper.clock.pass(Duration.ofMinutes(1));
        ScheduleConfig settings = paper.schedule(schedule);
        Instant now = paper.clock.instant();
        try {
            new PublishSchedule(changesWhileFrozen ? dying() : paper.context(), settings, OnErrors.SEND)
                    .run(now, ScheduleRun.Occasion.SCHEDULED);
        } catch (Died e) {
            change(readers.get(random.nextInt(readers.size())));
            change(readers.get(random.nextInt(readers.size())));
            paper.context()
                    .store()
                    .read(tables -> tables.sending().open())
                    .forEach(issue -> new FreezeRecipients(paper.context()).finish(issue, () -> false));
        }
        TestDatabase.rows(paper.config().database(), "select id from issue where date = " + now.toEpochMilli())
                .forEach(row -> compare(Long.parseLong(row.getFirst())));
    }

    private void compare(long issue) {
        Map<String, Reader> byAddress = new HashMap<>();
        readers.forEach(reader -> byAddress.put(reader.address, reader));
        for (DeliveredArticle one : DeliveredArticle.in(paper.config().database(), issue)) {
            String[] title = one.title().split(" ");
            Article article = Optional.ofNullable(articles.get(title[0])).orElseThrow();
            Reader reader = Optional.ofNullable(byAddress.get(one.address())).orElseThrow();
            assertThat(title[1])
                    .as("language of %s for %s, who reads %s", title[0], reader.address, reader.language)
                    .isEqualTo(article.inLanguageOf(reader.language));
            assertThat(delivered.add(reader.address + " " + title[0]))
                    .as("%s gets %s once", reader.address, title[0])
                    .isTrue();
        }
    }

    private static final class Died extends IllegalStateException {
        private static final long serialVersionUID = 1;
    }

    /// A process that dies when an issue is stored and its recipients are about to be frozen.
    private AppContext dying() {
        AppContext living = paper.context();
        var died = new boolean[1];
        return living.at(() -> {
            if (!died[0]
                    && !TestDatabase.rows(paper.config().database(), "select id from issue where frozen_at is null")
                            .isEmpty()) {
                died[0] = true;
                throw new Died();
            }
            return paper.clock.instant();
        });
    }

    private void catchUp() {
        schedules("first: 100\nlimit: 500");
        paper.reread();
        for (String round : List.of("one", "two")) {
            for (String schedule : SCHEDULES.keySet()) {
                var last = new Article("last-" + round + "-" + schedule, true);
                articles.put(last.name, last);
                last.isApart = true;
                put(last, "en", false);
                paper.clock.pass(Duration.ofDays(1));
                publish(schedule, false);
            }
        }
    }
}
