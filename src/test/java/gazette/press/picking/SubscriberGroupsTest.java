package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import gazette.config.Cadence;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import jakarta.mail.Multipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What readers get who chose topics, changed their minds or paused.
class SubscriberGroupsTest {
    private static final String ANN = "ann@example.com";
    private static final String BO = "bo@example.org";
    private static final String CY = "cy@example.com";
    private static final long LETTERS = 1;
    private static final long INNER = 2;

    @TempDir
    Path folder;

    private TestPublication publication;

    @BeforeEach
    void aPaperWithItsFirstIssue() {
        publication = new TestPublication(folder);
        publication.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(publication.mail.getSmtp().getPort()))
                        .replace(
                                "topics: {Mail: [mail]}",
                                "cadences: [weekly, daily], topics: {Mail: [mail, post], Art: [art]}"));
        publication.write("schedules/daily.yaml", "list: letters\ncadence: daily\nwhen: every day 07:00\n");
        publication.reread();
        publication.publish("weekly");
        publication.clock.pass(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void whoChoseATopicGetsItsArticlesAndNoOthers() {
        change(ANN, member -> member.withTopics(List.of("Mail")));
        article("stamps", "tags: [post]");
        article("paint", "tags: [art]");
        article("untagged");
        ScheduleRun run = publication.publish("weekly");

        assertThat(articles(ANN)).isEqualTo(List.of("1 The first 第一篇", "2 stamps"));
        assertThat(articles(BO)).contains("2 stamps", "2 paint", "2 untagged");
        assertThat(publication.subjectsTo(ANN)).contains("Letters 来信 #2: stamps");
        assertThat(notes(run)).containsExactly("1 subscriber with a letter of their own");
    }

    @Test
    void whoseTopicsHaveNothingGetsNoLetterAndNotLaterEither() {
        change(ANN, member -> member.withTopics(List.of("Mail")));
        article("paint", "tags: [art]");
        ScheduleRun run = publication.publish("weekly");
        change(ANN, member -> member.withTopics(List.of()));
        article("more");
        publication.publish("weekly");

        assertThat(notes(run)).containsExactly("1 subscriber without a letter: nothing of theirs");
        assertThat(articles(ANN)).isEqualTo(List.of("1 The first 第一篇", "3 more"));
    }

    @Test
    void whyNamesEachIssueWithoutALetter() {
        change(ANN, member -> member.withTopics(List.of("Mail")));
        Instant back = publication.clock.instant().plus(Duration.ofDays(5));
        change(BO, member -> member.pausedUntil(Optional.of(back)));
        article("paint", "tags: [art]");
        publication.publish("weekly");

        assertThat(why(ANN)).containsExactly("no letter, nothing of their topics (Mail)", "accepted");
        assertThat(why(BO)).containsExactly("no letter, paused at the time", "accepted");
        publication.clock.pass(Duration.ofMinutes(1));
        change(ANN, member -> member.withTopics(List.of()));
        assertThat(why(ANN).getFirst())
                .isEqualTo("no letter, not for what they had chosen then; that was changed later");
        article("daily");
        publication.publish("daily");
        assertThat(why(ANN)).as("an issue of another cadence").hasSize(2);
    }

    /// What became of each issue, the latest first.
    private List<String> why(String address) {
        return new ExplainSubscriber(publication.context())
                .explain(address).stream()
                        .filter(line -> line.contains("  letters/"))
                        .map(line -> line.replaceFirst(".*letters/\\d+: ", "").replaceFirst("accepted:.*", "accepted"))
                        .toList();
    }

    @Test
    void aTopicThatIsGoneIsAsIfNeverChosen() {
        change(ANN, member -> member.withTopics(List.of("Gardens")));
        article("paint", "tags: [art]");
        publication.publish("weekly");

        assertThat(articles(ANN)).contains("2 paint");
    }

    @Test
    void whoChangesTheCadenceMissesNothingAndGetsNothingTwice() {
        article("a");
        change(ANN, member -> member.with(Cadence.DAILY));
        publication.publish("daily");
        article("b");
        publication.publish("daily");
        article("c");
        change(ANN, member -> member.with(Cadence.WEEKLY));
        publication.publish("weekly");

        assertThat(articles(ANN)).isEqualTo(List.of("1 The first 第一篇", "2 a", "3 b", "4 c"));
        assertThat(articles(BO)).isEqualTo(List.of("1 The first 第一篇", "4 a", "4 b", "4 c"));
    }

    @Test
    void whoPausedGetsWhatTheyMissedAsFarAsTheLimitAllows() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 2\n");
        publication.reread();
        var back = publication.clock.instant().plus(Duration.ofDays(5));
        change(ANN, member -> member.pausedUntil(Optional.of(back)));
        for (String title : List.of("a", "b", "c")) {
            article(title);
            publication.publish("weekly");
        }
        publication.clock.set(back);
        article("d");
        ScheduleRun run = publication.publish("weekly");
        article("e");
        publication.publish("weekly");

        assertThat(articles(ANN)).isEqualTo(List.of("1 The first 第一篇", "5 a", "5 b", "6 c", "6 d"));
        assertThat(articles(BO)).isEqualTo(List.of("1 The first 第一篇", "2 a", "3 b", "4 c", "5 d", "6 e"));
        assertThat(notes(run)).containsExactly("1 subscriber with a letter of their own");
    }

    @Test
    void whoPausedFromTheBeginningGetsWhatTheFirstIssueHadAndNotWhatItPassedOver() throws IOException {
        HttpServer wire = wire("new", "old");
        publication.write("schedules/inner.yaml", "list: inner\nwhen: every Friday 08:00\nfirst: 1\n");
        publication.reread();
        new ImportListFiles(publication.context()).run();
        change(
                INNER,
                CY,
                member -> member.pausedUntil(
                        Optional.of(publication.clock.instant().plus(Duration.ofDays(1)))));
        publication.article("news.md", "news", "2026-11-21", "News.");
        publication.publish("inner");
        article("more");
        publication.publish("inner");
        publication.clock.pass(Duration.ofDays(2));
        article("last");
        publication.publish("inner");

        wire.stop(0);
        assertThat(articles(CY))
                .isEqualTo(List.of(
                        "inner/3 The first 第一篇", "inner/3 last", "inner/3 more", "inner/3 new", "inner/3 news"));
    }

    /// Follows a feed with entries of these titles.
    private HttpServer wire(String... titles) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String items = Stream.of(titles)
                .map(title -> "<item><guid>%1$s</guid><title>%1$s</title><description>%1$s</description></item>"
                        .formatted(title))
                .collect(Collectors.joining());
        byte[] feed = ("<rss version=\"2.0\"><channel><title>W</title>" + items + "</channel></rss>")
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, feed.length);
            exchange.getResponseBody().write(feed);
            exchange.close();
        });
        server.start();
        String settings = Files.readString(folder.resolve("gazette.yaml"));
        String source =
                ", wire: {feed: 'http://127.0.0.1:" + server.getAddress().getPort() + "/', first: 20}}";
        publication.write(
                "gazette.yaml",
                settings.replace("['^© THE END']}}", "['^© THE END']}" + source) + "fetch: {allow: [127.0.0.1]}\n");
        return server;
    }

    @Test
    void aNewcomerGetsWhatComesFromNowOn() {
        article("before");
        IngestSources.run(publication.context());
        join("dee@example.com", "", Cadence.WEEKLY);
        article("after");
        publication.publish("weekly");

        assertThat(articles("dee@example.com")).isEqualTo(List.of("2 after"));
    }

    @Test
    void theLettersOwnWordsAreInTheReadersLanguage() throws Exception {
        join("wang@example.com", "zh-TW", Cadence.WEEKLY);
        join("jane@example.com", "en-NZ", Cadence.WEEKLY);
        join("olaf@example.com", "is", Cadence.WEEKLY);
        article("paint", "tags: [art]");
        ScheduleRun run = publication.publish("weekly");

        assertThat(publication.subjectsTo("jane@example.com")).containsExactly("Letters 来信 #2: paint");
        assertThat(text("wang@example.com")).contains("退订").doesNotContain("Unsubscribe");
        assertThat(text("olaf@example.com")).contains("Unsubscribe").doesNotContain("退订");
        assertThat(notes(run)).containsExactly("1 subscriber with a letter in Chinese");
    }

    @Test
    void anArticleThatGetsItsTagLateStillReachesItsReaders() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\ntags: [mail]\n");
        publication.reread();
        article("forgotten");
        article("tagged", "tags: [mail]");
        publication.publish("weekly");
        article("forgotten", "tags: [mail]");
        publication.publish("weekly");

        assertThat(articles(ANN)).isEqualTo(List.of("1 The first 第一篇", "2 tagged", "3 forgotten"));
    }

    @Test
    void whatOnlyALetterHoldsHasAPage() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 1\n");
        publication.reread();
        change(ANN, member -> member.withTopics(List.of("Mail")));
        article("paint", "tags: [art]");
        article("stamps", "tags: [mail]");
        publication.publish("weekly");

        assertThat(articles(ANN)).contains("2 stamps");
        assertThat(articles(BO)).contains("2 paint").doesNotContain("2 stamps");
        long stamps = Long.parseLong(
                TestDatabase.rows(publication.config().database(), "select id from article where title = 'stamps'")
                        .getFirst()
                        .getFirst());
        List<Long> lists = publication
                .context()
                .store()
                .read(tables -> tables.issuedArticles().listsOf(stamps, List.of(LETTERS)));
        assertThat(lists).containsExactly(LETTERS);
    }

    @Test
    void aFreezeThatBreaksOffGoesOnAndWhoChoseAnewMeanwhileIsServedNextTime() {
        publication
                .context()
                .store()
                .change(tables -> IntStream.range(0, 1200).forEach(i -> join("r" + i + "@example.com", "", tables)));
        article("a", "tags: [art]");
        AppContext dying = publication.context().at(new DyingClock(publication));
        assertThatThrownBy(() -> new PublishSchedule(dying, publication.schedule("weekly"))
                        .run(publication.clock.instant(), ScheduleRun.Occasion.MANUAL))
                .hasMessage("the disk is gone");
        change("r5@example.com", member -> member.withTopics(List.of("Mail")));
        change("r1150@example.com", member -> member.withTopics(List.of("Art")));
        change("r1151@example.com", member -> member.with(Cadence.DAILY));
        article("b", "tags: [mail]");
        run("weekly");
        article("c", "tags: [art]");
        run("daily");
        run("weekly");

        assertThat(articles("r5@example.com")).isEqualTo(List.of("2 a", "3 b"));
        assertThat(articles("r6@example.com")).isEqualTo(List.of("2 a", "3 b", "5 c"));
        assertThat(articles("r1100@example.com")).isEqualTo(List.of("2 a", "3 b", "5 c"));
        assertThat(articles("r1150@example.com")).isEqualTo(List.of("3 a", "5 c"));
        assertThat(articles("r1151@example.com")).isEqualTo(List.of("4 a", "4 b", "4 c"));
    }

    /// Fails when an issue has frozen its first thousand readers, once.
    private static final class DyingClock implements InstantSource {
        private final TestPublication publication;
        private boolean dead;

        DyingClock(TestPublication publication) {
            this.publication = publication;
        }

        @Override
        public Instant instant() {
            if (!dead && frozen() > 0) {
                dead = true;
                throw new IllegalStateException("the disk is gone");
            }
            return publication.clock.instant();
        }

        private long frozen() {
            return Long.parseLong(TestDatabase.rows(
                            publication.config().database(),
                            "select count(*) from issue where frozen_count between 1000 and 1999")
                    .getFirst()
                    .getFirst());
        }
    }

    private void run(String schedule) {
        publication.clock.pass(Duration.ofMinutes(1));
        new PublishSchedule(publication.context(), publication.schedule(schedule))
                .run(publication.clock.instant(), ScheduleRun.Occasion.MANUAL);
    }

    private void article(String title, String... keys) {
        publication.article(title + ".md", title, "2026-11-20", "About " + title + ".", keys);
        publication.clock.pass(Duration.ofMinutes(1));
    }

    private void join(String address, String language, Cadence cadence) {
        publication.context().store().change(tables -> {
            long subscriber = reader(address, language, tables);
            tables.memberships().join(Membership.active(LETTERS, subscriber, cadence), publication.clock.instant());
        });
    }

    private void join(String address, String language, Tables tables) {
        tables.memberships()
                .join(
                        Membership.active(LETTERS, reader(address, language, tables), Cadence.WEEKLY),
                        publication.clock.instant());
    }

    private long reader(String address, String language, Tables tables) {
        var known = EmailAddress.parse(address).orElseThrow();
        String id =
                publication.context().keyRing().stableHmac("reader", address).substring(0, 16);
        return tables.subscribers().findOrAdd(new Subscriber(0, id, known, "", language), publication.clock.instant());
    }

    private void change(String address, UnaryOperator<Membership> choice) {
        change(LETTERS, address, choice);
    }

    private void change(long list, String address, UnaryOperator<Membership> choice) {
        publication.context().store().change(tables -> {
            long subscriber = tables.explanations().subscriberId(address).orElseThrow();
            Membership member = tables.memberships().find(list, subscriber).orElseThrow();
            tables.memberships().change(choice.apply(member), publication.clock.instant());
        });
    }

    /// What a reader's letters held: `ISSUE TITLE`.
    private List<String> articles(String address) {
        return DeliveredArticle.to(publication.config().database(), address).stream()
                .map(one -> one.issue().replace("letters/", "") + " " + one.title())
                .toList();
    }

    private String text(String address) throws Exception {
        var out = new ByteArrayOutputStream();
        ((Multipart) publication.mailsTo(address).getFirst().getContent())
                .getBodyPart(0)
                .getDataHandler()
                .writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> notes(ScheduleRun run) {
        return run.reasons().stream()
                .filter(reason -> reason.kind() == ReasonKind.NOTE)
                .map(Reason::detail)
                .toList();
    }
}
