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
        try (var publication = new TestPublication(folder, kind)) {
            load(publication, "a.csv", """
                    email,name,language,topics,joined,status,attribute:city
                    +ann@example.com,=1+1,zh-CN,Mail,2024-05-06,,"Köln, Deutz"
                    bo@example.com,Bo,,,,unsubscribed,
                    """);
            String exported = export(publication, new Segment.OnList("letters"));

            assertThat(exported).isEqualTo("""
                    email,name,language,zone,list,cadence,topics,status,joined,consent,attribute:city
                    '+ann@example.com,'=1+1,zh-CN,,letters,weekly,Mail,active,2024-05-06T00:00:00Z,at the fair,"Köln, Deutz"
                    bo@example.com,Bo,,,letters,weekly,,unsubscribed,2026-11-23T07:00:00Z,,
                    """);
            TestDatabase.execute(publication.config().database(), "delete from membership");
            assertThat(load(publication, "b.csv", exported)).containsOnly(Map.entry(RowResult.ADDED, 2L));
            assertThat(export(publication, new Segment.OnList("letters"))).isEqualTo(exported);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsErasedLeavesOnlyAHashAndCountsAndStaysOut(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            publication.publish("weekly");
            String before = counts(publication);
            var ann = EmailAddress.parse("Ann@example.com").orElseThrow();

            var outcome = new EraseSubscriber(publication.context()).run(ann);

            assertThat(outcome).isEqualTo(new EraseSubscriber.Outcome.Erased(0, List.of("subscribers/letters.csv:2")));
            assertThat(counts(publication)).isEqualTo(before);
            for (String table :
                    List.of("subscriber", "delivery", "consent", "suppression", "reason", "event", "audit")) {
                assertThat(TestDatabase.rows(publication.config().database(), "select * from " + table))
                        .as(table)
                        .noneMatch(row ->
                                String.valueOf(row).toLowerCase(Locale.ROOT).contains("ann@"));
            }
            assertThat(load(publication, "a.csv", "email\nann@example.com\n"))
                    .containsOnly(Map.entry(RowResult.ERASED, 1L));
            assertThat(new EraseSubscriber(publication.context()).run(ann))
                    .isEqualTo(new EraseSubscriber.Outcome.Unknown());
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aLetterThatHasNotGoneOutToWhoIsErasedNeverDoes(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            new PublishSchedule(publication.context(), publication.schedule("weekly"))
                    .run(TestPublication.MONDAY, ScheduleRun.Occasion.MANUAL);
            var ann = EmailAddress.parse("ann@example.com").orElseThrow();

            assertThat(new EraseSubscriber(publication.context()).run(ann))
                    .isInstanceOf(EraseSubscriber.Outcome.Erased.class);
            new SendIssues(publication.context(), new RelayStates(publication.clock)).run(() -> false);

            assertThat(publication.counts()).containsOnlyKeys("bo@example.org");
            assertThat(TestDatabase.rows(
                            publication.config().database(),
                            "select state, address, name from delivery order by state"))
                    .containsExactly(List.of("accepted", "bo@example.org", "Bó, 王"), List.of("suppressed", "", ""));
            assertThat(TestDatabase.rows(publication.config().database(), "select status from issue"))
                    .containsExactly(List.of("sent"));
        }
    }

    @Test
    void lettersInTheLocalMailboxGoWithTheReader() {
        try (var publication = new TestPublication(folder)) {
            publication.write("gazette.yaml", TestPublication.settings(""));
            publication.reread();
            publication.publish("weekly");
            var ann = EmailAddress.parse("ann@example.com").orElseThrow();

            assertThat(new EraseSubscriber(publication.context()).run(ann))
                    .isEqualTo(new EraseSubscriber.Outcome.Erased(1, List.of("subscribers/letters.csv:2")));
            assertThat(new MailFolder(publication.context().mailbox()).mails()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void everythingThatIsKnownOfAReaderIsShown(TestDatabase kind) {
        try (var publication = new TestPublication(folder, kind)) {
            publication.publish("weekly");

            var dossier = publication
                    .context()
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
        try (var publication = new TestPublication(folder, kind)) {
            load(publication, "a.csv", """
                    email,name,language,topics,joined,status,attribute:city
                    a@example.com,Ann,zh-CN,Mail,2024-05-06,,Köln
                    b@example.com,Bo 100%,en,,2025-01-01,,
                    c@example.org,"C'est moi",zh,,2026-02-03,,Bonn
                    d@example.org,,zh,,2026-02-03,unsubscribed,Bonn
                    """);
            assertThat(count(publication, "lang = zh")).isEqualTo(2);
            assertThat(count(publication, "lang = zh and status != pending")).isEqualTo(3);
            assertThat(count(publication, "topic = mail")).isEqualTo(3);
            assertThat(count(publication, "not topic = mail")).isZero();
            assertThat(count(publication, "joined > 2025-01-01")).isEqualTo(1);
            assertThat(count(publication, "joined >= 2025-01-01")).isEqualTo(2);
            assertThat(count(publication, "attribute:city = Köln or attribute:city contains ON"))
                    .isEqualTo(2);
            assertThat(count(publication, "attribute:city = ''")).isEqualTo(1);
            assertThat(count(publication, "name contains '0%'")).isEqualTo(1);
            assertThat(count(publication, "name = \"C'est moi\" and (domain = example.org)"))
                    .isEqualTo(1);
            assertThat(count(publication, "list = letters and cadence = weekly and not lang = en"))
                    .isEqualTo(2);
            assertThat(count(publication, "name = \"x' or '1' = '1\"")).isZero();
        }
    }

    @Test
    void aFaultInASegmentHasAPlaceAndARemedy() {
        try (var publication = new TestPublication(folder)) {
            assertFault(
                    publication,
                    "lang = zh adn x",
                    "at character 11: 'adn' is too much here; join conditions by and, or");
            assertFault(publication, "(lang = zh", "at character 11: a bracket is open; close it with )");
            assertFault(publication, "city = x", "at character 1: there is no field 'city'; the fields are list");
            assertFault(publication, "topic = sport", "at character 9: there is no topic 'sport'; write one of: Mail");
            assertFault(publication, "joined > soon", "at character 10: 'soon' is no date; write it as 2026-11-24");
            assertFault(publication, "lang > zh", "at character 6: '>' does not compare this field; write = or !=");
            assertFault(publication, "name = \"x", "at character 8: a quote is open; close it with \"");
            assertFault(publication, "lang =", "at character 7: nothing to compare 'lang' with");
            assertFault(publication, "", "at character 1: a condition is missing; write such as lang = zh");
        }
    }

    private static void assertFault(TestPublication publication, String segment, String fault) {
        assertThatThrownBy(() -> SegmentParser.read(segment, publication.config()))
                .hasMessageStartingWith(fault);
    }

    private static long count(TestPublication publication, String segment) {
        Segment read = SegmentParser.read(segment, publication.config());
        return publication
                .context()
                .store()
                .read(tables -> tables.segmentMembers().count(read))
                .members();
    }

    private static String counts(TestPublication publication) {
        return String.valueOf(TestDatabase.rows(
                publication.config().database(),
                "select issue_id, state, count(*) from delivery group by issue_id, state"));
    }

    private static String export(TestPublication publication, Segment segment) {
        var out = new StringWriter();
        new ExportSubscribers(publication.context()).run(segment, out);
        return out.toString();
    }

    private Map<RowResult, Long> load(TestPublication publication, String name, String content) {
        publication.write(name, content);
        var order = new ImportCsvFile.Request(
                publication.config().list("letters"),
                folder.resolve(name),
                CsvOptions.GUESS,
                new ImportDefaults(Status.ACTIVE, "at the fair"),
                false);
        return new ImportCsvFile(publication.context(), order)
                .run(_ -> {}, _ -> {})
                .results();
    }
}
