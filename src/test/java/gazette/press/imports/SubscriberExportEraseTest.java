package gazette.press.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.delivery.localmail.MailFolder;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportRowsInBatches.RowResult;
import gazette.press.membership.EraseSubscriber;
import gazette.press.publishing.PublishSchedule;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.RelayStates;
import gazette.press.sending.SendIssues;
import gazette.store.TestDatabase;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.address.EmailAddress;
import gazette.subscribers.csv.CsvOptions;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import gazette.subscribers.segments.Segment;
import gazette.subscribers.segments.SegmentParser;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Readers on their way out: exported, counted, erased.
class SubscriberExportEraseTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anExportIsHarmlessAndCanBeImportedAgain(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            load(paper, "a.csv", """
                    email,name,language,topics,joined,status,attribute:city
                    +ann@example.com,=1+1,zh-CN,Mail,2024-05-06,,"Köln, Deutz"
                    bo@example.com,Bo,,,,unsubscribed,
                    """);
            String exported = export(paper, new Segment.OnList("letters"));

            assertThat(exported).isEqualTo("""
                    email,name,language,zone,list,cadence,topics,status,joined,consent,attribute:city
                    '+ann@example.com,'=1+1,zh-CN,,letters,weekly,Mail,active,2024-05-06T00:00:00Z,at the fair,"Köln, Deutz"
                    bo@example.com,Bo,,,letters,weekly,,unsubscribed,2026-11-23T07:00:00Z,,
                    """);
            TestDatabase.execute(paper.config().database(), "delete from membership");
            assertThat(load(paper, "b.csv", exported)).containsOnly(Map.entry(RowResult.ADDED, 2L));
            assertThat(export(paper, new Segment.OnList("letters"))).isEqualTo(exported);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsErasedLeavesOnlyAHashAndCountsAndStaysOut(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            paper.publish("weekly");
            String before = counts(paper);
            var ann = EmailAddress.parse("Ann@example.com").orElseThrow();

            var outcome = new EraseSubscriber(paper.newsroom()).run(ann);

            assertThat(outcome).isEqualTo(new EraseSubscriber.Outcome.Erased(0, List.of("subscribers/letters.csv:2")));
            assertThat(counts(paper)).isEqualTo(before);
            for (String table :
                    List.of("subscriber", "delivery", "consent", "suppression", "reason", "event", "audit")) {
                assertThat(TestDatabase.rows(paper.config().database(), "select * from " + table))
                        .as(table)
                        .noneMatch(row ->
                                String.valueOf(row).toLowerCase(Locale.ROOT).contains("ann@"));
            }
            assertThat(load(paper, "a.csv", "email\nann@example.com\n")).containsOnly(Map.entry(RowResult.ERASED, 1L));
            assertThat(new EraseSubscriber(paper.newsroom()).run(ann)).isEqualTo(new EraseSubscriber.Outcome.Unknown());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLetterThatHasNotGoneOutToWhoIsErasedNeverDoes(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            new PublishSchedule(paper.newsroom(), paper.schedule("weekly"))
                    .run(TestPublication.MONDAY, ScheduleRun.Occasion.MANUAL);
            var ann = EmailAddress.parse("ann@example.com").orElseThrow();

            assertThat(new EraseSubscriber(paper.newsroom()).run(ann))
                    .isInstanceOf(EraseSubscriber.Outcome.Erased.class);
            new SendIssues(paper.newsroom(), new RelayStates(paper.clock)).run(() -> false);

            assertThat(paper.counts()).containsOnlyKeys("bo@example.org");
            assertThat(TestDatabase.rows(
                            paper.config().database(), "select state, address, name from delivery order by state"))
                    .containsExactly(List.of("accepted", "bo@example.org", "Bó, 王"), List.of("suppressed", "", ""));
            assertThat(TestDatabase.rows(paper.config().database(), "select status from issue"))
                    .containsExactly(List.of("sent"));
        }
    }

    @Test
    void lettersInTheLocalMailboxGoWithTheReader() {
        try (var paper = new TestPublication(folder)) {
            paper.write("gazette.yaml", TestPublication.settings(""));
            paper.reread();
            paper.publish("weekly");
            var ann = EmailAddress.parse("ann@example.com").orElseThrow();

            assertThat(new EraseSubscriber(paper.newsroom()).run(ann))
                    .isEqualTo(new EraseSubscriber.Outcome.Erased(1, List.of("subscribers/letters.csv:2")));
            assertThat(new MailFolder(paper.newsroom().mailbox()).mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everythingThatIsKnownOfAReaderIsShown(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            paper.publish("weekly");

            var dossier = paper.newsroom()
                    .store()
                    .read(tables -> tables.personalData().find("ann@example.com"))
                    .orElseThrow();

            assertThat(dossier).containsEntry("name", "Ann").containsKeys("lists", "consent", "letters", "reader_id");
            assertThat(String.valueOf(dossier)).contains("letters/1", "accepted", "subscribers/letters.csv", "active");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aSegmentCountsWhoIsMeant(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            load(paper, "a.csv", """
                    email,name,language,topics,joined,status,attribute:city
                    a@example.com,Ann,zh-CN,Mail,2024-05-06,,Köln
                    b@example.com,Bo 100%,en,,2025-01-01,,
                    c@example.org,"C'est moi",zh,,2026-02-03,,Bonn
                    d@example.org,,zh,,2026-02-03,unsubscribed,Bonn
                    """);
            assertThat(count(paper, "lang = zh")).isEqualTo(2);
            assertThat(count(paper, "lang = zh and status != pending")).isEqualTo(3);
            assertThat(count(paper, "topic = mail")).isEqualTo(3);
            assertThat(count(paper, "not topic = mail")).isZero();
            assertThat(count(paper, "joined > 2025-01-01")).isEqualTo(1);
            assertThat(count(paper, "joined >= 2025-01-01")).isEqualTo(2);
            assertThat(count(paper, "attribute:city = Köln or attribute:city contains ON"))
                    .isEqualTo(2);
            assertThat(count(paper, "attribute:city = ''")).isEqualTo(1);
            assertThat(count(paper, "name contains '0%'")).isEqualTo(1);
            assertThat(count(paper, "name = \"C'est moi\" and (domain = example.org)"))
                    .isEqualTo(1);
            assertThat(count(paper, "list = letters and cadence = weekly and not lang = en"))
                    .isEqualTo(2);
            assertThat(count(paper, "name = \"x' or '1' = '1\"")).isZero();
        }
    }

    @Test
    void aFaultInASegmentHasAPlaceAndARemedy() {
        try (var paper = new TestPublication(folder)) {
            assertFault(
                    paper, "lang = zh adn x", "at character 11: 'adn' is too much here; join conditions by and, or");
            assertFault(paper, "(lang = zh", "at character 11: a bracket is open; close it with )");
            assertFault(paper, "city = x", "at character 1: there is no field 'city'; the fields are list");
            assertFault(paper, "topic = sport", "at character 9: there is no topic 'sport'; write one of: Mail");
            assertFault(paper, "joined > soon", "at character 10: 'soon' is no date; write it as 2026-11-24");
            assertFault(paper, "lang > zh", "at character 6: '>' does not compare this field; write = or !=");
            assertFault(paper, "name = \"x", "at character 8: a quote is open; close it with \"");
            assertFault(paper, "lang =", "at character 7: nothing to compare 'lang' with");
            assertFault(paper, "", "at character 1: a condition is missing; write such as lang = zh");
        }
    }

    private static void assertFault(TestPublication paper, String segment, String fault) {
        assertThatThrownBy(() -> SegmentParser.read(segment, paper.config())).hasMessageStartingWith(fault);
    }

    private static long count(TestPublication paper, String segment) {
        Segment read = SegmentParser.read(segment, paper.config());
        return paper.newsroom()
                .store()
                .read(tables -> tables.segmentMembers().count(read))
                .members();
    }

    private static String counts(TestPublication paper) {
        return String.valueOf(TestDatabase.rows(
                paper.config().database(), "select issue_id, state, count(*) from delivery group by issue_id, state"));
    }

    private static String export(TestPublication paper, Segment segment) {
        var out = new StringWriter();
        new ExportSubscribers(paper.newsroom()).run(segment, out);
        return out.toString();
    }

    private Map<RowResult, Long> load(TestPublication paper, String name, String content) {
        paper.write(name, content);
        var order = new ImportCsvFile.Request(
                paper.config().list("letters"),
                folder.resolve(name),
                CsvOptions.GUESS,
                new ImportDefaults(Status.ACTIVE, "at the fair"),
                false);
        return new ImportCsvFile(paper.newsroom(), order).run(_ -> {}, _ -> {}).results();
    }
}
