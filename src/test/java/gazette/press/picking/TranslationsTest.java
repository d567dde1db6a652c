package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.press.composing.TranslateIssue;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import gazette.subscribers.SubscriberGroup;
import gazette.subscribers.segments.Segment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One article in several languages: who gets which, and that nobody gets two.
class TranslationsTest {
    private static final String ANN = "ann@example.com"; // says no language
    private static final String BO = "bo@example.org"; // reads Chinese
    private static final String CY = "cy@example.net"; // reads French

    /// Makes an address of each author, wrongly.
    private static final String AUTHORS_THEME = """
            <html><head><title>${issue.title}</title></head><body><div style="display:none">${preheader}</div>
            <#list issue.articles as article><h2>${article.title}</h2>${article.html?no_esc}
            <#if article.author??><p><a href="https://people.news/${article.author}">More</a></p></#if></#list>
            <p>${paper.postalAddress!} <a href="${unsubscribe}">Leave</a></p></body></html>
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachGetsTheirLanguageElseTheListsElseTheOneFiledFirst(TestDatabase kind) {
        try (TestPublication paper = paper(kind)) {
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.article("quiet.zh.md", "安静", "2026-11-21", "一。");
            paper.article("art.de.md", "Kunst", "2026-11-18", "Eins.");
            paper.article("art.zh.md", "艺术", "2026-11-18", "一。");
            ScheduleRun run = paper.publish("weekly");

            assertThat(got(paper, ANN)).containsExactlyInAnyOrder("1 Quiet", "1 Kunst");
            assertThat(got(paper, BO)).containsExactlyInAnyOrder("1 安静", "1 艺术");
            assertThat(got(paper, CY)).containsExactlyInAnyOrder("1 Quiet", "1 Kunst");
            assertThat(run.summary()).contains("2 found", "letters/1 with 2 articles");
            assertThat(run.reasons())
                    .extracting(Reason::detail)
                    .contains("1 subscriber with a letter in Chinese")
                    .noneMatch(detail -> detail.contains("letter of their own"));
        }
    }

    @Test
    void aLimitCountsItOnceAndTheRestFollows() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 1\n");
            paper.reread();
            paper.article("a.md", "A", "2026-11-20", "One.");
            paper.article("a.zh.md", "甲", "2026-11-22", "一。");
            paper.article("b.md", "B", "2026-11-21", "Two.", "pin: true");
            paper.article("b.zh.md", "乙", "2026-11-19", "二。");
            paper.publish("weekly");
            paper.publish("weekly");

            assertThat(got(paper, ANN)).containsExactly("1 B", "2 A");
            assertThat(got(paper, BO)).containsExactly("1 乙", "2 甲");
            assertThat(paper.publish("weekly").outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTranslationThatComesLaterIsOfferedToNobodyWhoHadAnyVersion(TestDatabase kind) {
        try (TestPublication paper = paper(kind)) {
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.publish("weekly");
            paper.article("quiet.zh.md", "安静", "2026-11-21", "一。");
            paper.article("new.md", "New", "2026-11-20", "Other.");
            ScheduleRun second = paper.publish("weekly");
            paper.article("quiet.fr.md", "Calme", "2026-11-20", "Un.");
            ScheduleRun third = paper.publish("weekly");

            assertThat(second.summary()).contains("1 found");
            assertThat(got(paper, BO)).containsExactly("1 Quiet", "2 New");
            assertThat(got(paper, CY)).containsExactly("1 Quiet", "2 New");
            assertThat(third.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aTranslationIsNewToASegmentWhoseLanguagesLeftTheOthersOut(TestDatabase kind) {
        try (TestPublication paper = paper(kind)) {
            segments(paper);
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.article("old.zh.md", "旧", "2026-11-20", "二。");
            paper.publish("north");
            paper.publish("south");
            // Cy had it in English, and comes to the Chinese segment.
            TestDatabase.execute(
                    paper.config().database(),
                    "update subscriber set language = 'zh' where address_norm = '" + CY + "'");
            paper.article("quiet.zh.md", "安静", "2026-11-21", "一。");
            paper.publish("south");
            ScheduleRun again = paper.publish("north");

            assertThat(got(paper, ANN)).containsExactly("1 Quiet");
            assertThat(got(paper, BO)).containsExactly("2 旧", "3 安静");
            assertThat(got(paper, CY)).containsExactly("1 Quiet");
            assertThat(again.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(paper.publish("south").outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatComesWithALateTranslationIsSentOnce(TestDatabase kind) {
        try (TestPublication paper = paper(kind)) {
            segments(paper);
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.article("old.zh.md", "旧", "2026-11-20", "二。");
            paper.publish("north");
            paper.publish("south");
            paper.article("quiet.zh.md", "安静", "2026-11-21", "一。");
            paper.article("new.zh.md", "新", "2026-11-21", "三。");
            paper.publish("south");
            paper.article("next.zh.md", "再", "2026-11-21", "四。");
            paper.publish("south");

            assertThat(got(paper, BO)).containsExactlyInAnyOrder("2 旧", "3 安静", "3 新", "4 再");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void anyNumberOfLateArticlesIsAskedAbout(TestDatabase kind) {
        try (TestPublication paper = paper(kind)) {
            paper.publish("weekly");
            List<Segment> asked = LongStream.rangeClosed(1, 1_500)
                    .<Segment>mapToObj(Segment.Received::new)
                    .toList();
            List<SubscriberGroup> groups = paper.context()
                    .store()
                    .read(tables -> tables.groups()
                            .of(tables.lists().find("letters").orElseThrow(), "weekly", asked, TestPublication.MONDAY));

            assertThat(groups).isNotEmpty().allMatch(group -> group.segments().equals("0".repeat(1_500)));
        }
    }

    @Test
    void aDraftTakesNoPartInAnything() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.article("quiet.zh.md", "草稿", "2026-11-20", "秘密。", "draft: true", "tags: [mail]");
            paper.article("late.md", "Late", "2026-11-20", "Two.", "send_after: 2027-01-01");
            paper.article("late.zh.md", "早", "2026-11-20", "二。");
            paper.publish("weekly");
            String mails =
                    paper.mailsTo(BO).stream().map(TestPublication::subject).collect(Collectors.joining());

            assertThat(got(paper, ANN)).containsExactlyInAnyOrder("1 Quiet", "1 早");
            assertThat(got(paper, BO)).containsExactlyInAnyOrder("1 Quiet", "1 早");
            assertThat(mails).doesNotContain("草稿");
            assertThat(rows(paper, "select section from issue_article where section <> ''"))
                    .isEmpty();
        }
    }

    @Test
    void whatIsMadeADraftIsNotTakenAnyMore() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 1\n");
            paper.reread();
            paper.article("a.md", "A", "2026-11-20", "One.", "pin: true");
            paper.article("b.md", "B", "2026-11-20", "Two.");
            paper.article("b.zh.md", "乙", "2026-11-20", "二。");
            paper.publish("weekly");
            paper.article("b.zh.md", "乙", "2026-11-20", "二。", "draft: true");
            paper.publish("weekly");

            assertThat(got(paper, BO)).containsExactly("1 A", "2 B");
        }
    }

    @Test
    void whatWasADraftAfterItsFirstIssueGoesToTheOthersThen() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            segments(paper);
            String schedule = "list: letters\nwhen: every Monday 08:00\n";
            paper.write("schedules/north.yaml", schedule + "segment: others\n");
            paper.write("schedules/south.yaml", schedule + "segment: chinese\n");
            paper.reread();
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.publish("north");
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.", "draft: true");
            paper.publish("south");
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.publish("south");
            paper.publish("north");

            assertThat(got(paper, ANN)).containsExactly("1 Quiet");
            assertThat(got(paper, BO)).containsExactly("2 Quiet");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void articlesThatWereFiledAsTwoCountAsOfferedIfEitherWas(TestDatabase kind) {
        try (TestPublication paper = paper(kind)) {
            paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nlimit: 1\n");
            paper.reread();
            paper.article("a.md", "A", "2026-11-20", "One.", "id: a1", "pin: true");
            paper.article("a.zh.md", "甲", "2026-11-20", "一。", "id: a2");
            paper.publish("weekly");
            List<List<String>> before = rows(paper, "select slug, feed_id from article order by id");
            paper.article("a.zh.md", "甲", "2026-11-20", "一。", "id: a1");
            ScheduleRun second = paper.publish("weekly");

            assertThat(second.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(got(paper, BO)).containsExactly("1 A");
            assertThat(rows(paper, "select slug, feed_id from article order by id"))
                    .isEqualTo(before);
        }
    }

    @Test
    void aDatabaseOfBeforeTakesItsPairsTogether() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.article("a.md", "A", "2026-11-20", "One.");
            paper.article("b.md", "B", "2026-11-20", "Two.");
            paper.publish("weekly");
            paper.article("a.zh.md", "甲", "2026-11-20", "一。", "id: apart");
            paper.article("b.zh.md", "乙", "2026-11-20", "二。", "id: apart too");
            paper.publish("weekly");
            TestDatabase.execute(
                    paper.config().database(),
                    "update article set work_id = id, work_key = source_key, source_key = 'path:' || path");
            paper.article("a.zh.md", "甲", "2026-11-20", "一。");
            paper.article("b.zh.md", "乙", "2026-11-20", "二。");
            ScheduleRun third = paper.publish("weekly");

            assertThat(third.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(rows(paper, "select title, work_id from article where title <> 'x' order by id"))
                    .containsExactly(List.of("A", "1"), List.of("B", "2"), List.of("甲", "1"), List.of("乙", "2"));
        }
    }

    @Test
    void idsJoinFilesAndKeepThemApart() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.article("en/x.md", "X", "2026-11-20", "One.", "id: x", "lang: en");
            paper.article("zh/x.md", "叉", "2026-11-20", "一。", "id: x", "lang: zh");
            paper.article("y.md", "Y", "2026-11-20", "Two.", "id: y1");
            paper.article("y.zh.md", "歪", "2026-11-20", "二。", "id: y2");
            paper.article("en/z.md", "Z", "2026-11-20", "Three.", "lang: en");
            paper.article("zh/z.md", "贼", "2026-11-20", "三。", "lang: zh");
            paper.publish("weekly");

            assertThat(got(paper, ANN)).containsExactlyInAnyOrder("1 X", "1 Y", "1 歪", "1 Z", "1 贼");
            assertThat(got(paper, BO)).containsExactlyInAnyOrder("1 叉", "1 Y", "1 歪", "1 Z", "1 贼");
        }
    }

    @Test
    void aSecondFileWithAnIdLeavesTheFirstItsAddress() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.article("zh/x.md", "叉", "2026-11-20", "一。", "id: x");
            paper.publish("weekly");
            List<List<String>> first = rows(paper, "select id, slug from article");
            paper.article("en/x.md", "X", "2026-11-20", "One.", "id: x", "lang: en");
            paper.publish("weekly");
            paper.delete("seeds/en/x.md");
            paper.article("zh/x.md", "叉叉", "2026-11-20", "一一。", "id: x");
            paper.publish("weekly");

            assertThat(rows(paper, "select id, slug from article where title = '叉叉'"))
                    .isEqualTo(first);
            assertThat(got(paper, BO)).containsExactly("1 叉叉"); // as it is called now
            assertThat(got(paper, ANN)).containsExactly("1 叉叉");
        }
    }

    @Test
    void aFileThatIsRenamedIntoATranslationIsOne() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.article("anjing.md", "安静", "2026-11-20", "一。", "draft: true");
            paper.publish("weekly");
            paper.delete("seeds/anjing.md");
            paper.article("quiet.zh.md", "安静", "2026-11-20", "一。");
            ScheduleRun second = paper.publish("weekly");

            assertThat(second.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
            assertThat(rows(paper, "select count(*), count(distinct work_id) from article"))
                    .containsExactly(List.of("2", "1"));
        }
    }

    @Test
    void aTranslationThatLeavesItsArticleIsNotSentAgain() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.");
            paper.article("quiet.zh.md", "安静", "2026-11-20", "一。");
            paper.publish("weekly");
            paper.delete("seeds/quiet.md");
            paper.article("silent.md", "Quiet", "2026-11-20", "One.");
            paper.publish("weekly");
            paper.delete("seeds/quiet.zh.md");
            ScheduleRun gone = paper.publish("weekly");

            assertThat(got(paper, ANN)).containsExactly("1 Quiet");
            assertThat(got(paper, BO)).containsExactly("1 安静");
            assertThat(gone.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatALetterCannotBeSentWithIsOneLanguageOnly(TestDatabase kind) {
        try (TestPublication paper = paper(kind)) {
            paper.write("templates/plain/email.ftlh", AUTHORS_THEME);
            paper.reread();
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.", "author: Ann");
            paper.article("quiet.zh.md", "安静", "2026-11-20", "一。", "author: Ann Lee");
            paper.article("art.md", "Art", "2026-11-20", "Two.", "author: Bo Lee");
            paper.article("art.zh.md", "艺术", "2026-11-20", "二。", "author: Bo");
            paper.article("sea.md", "Sea", "2026-11-20", "Three.", "author: Bo");
            paper.article("sea.zh.md", "海", "2026-11-20", "三。", "author: Bo");
            ScheduleRun run = paper.publish("weekly");
            List<String> latest = paper.context()
                    .store()
                    .read(tables ->
                            TranslateIssue.of(tables.issues().find("letters", 1).orElseThrow(), tables, "zh", "en")
                                    .articles()
                                    .stream()
                                    .map(stored -> stored.article().title())
                                    .toList());
            paper.article("quiet.zh.md", "安静", "2026-11-20", "一。", "author: Ann");
            paper.article("art.md", "Art", "2026-11-20", "Two.", "author: Bo");
            ScheduleRun mended = paper.publish("weekly");

            assertThat(run.reasons().stream().filter(reason -> reason.kind() == ReasonKind.LEFT_OUT))
                    .extracting(Reason::subject)
                    .containsExactlyInAnyOrder("安静", "Art");
            assertThat(run.reasons())
                    .filteredOn(reason -> reason.kind() == ReasonKind.LEFT_OUT)
                    .allMatch(reason -> reason.detail().endsWith("so it does not go out later."));
            assertThat(got(paper, ANN)).containsExactlyInAnyOrder("1 Quiet", "1 艺术", "1 Sea");
            assertThat(got(paper, BO)).containsExactlyInAnyOrder("1 Quiet", "1 艺术", "1 海");
            assertThat(got(paper, CY)).containsExactlyInAnyOrder("1 Quiet", "1 艺术", "1 Sea");
            assertThat(latest).containsExactlyInAnyOrder("Quiet", "艺术", "海");
            assertThat(mended.outcome()).isEqualTo(ScheduleRun.Outcome.NOTHING);
        }
    }

    @Test
    void topicsAreThoseOfAllLanguages() {
        try (TestPublication paper = paper(TestDatabase.SQLITE)) {
            TestDatabase.execute(paper.config().database(), "update membership set topics = 'Mail'");
            paper.article("quiet.md", "Quiet", "2026-11-20", "One.", "tags: [mail]");
            paper.article("quiet.zh.md", "安静", "2026-11-20", "一。", "tags: [邮件]");
            paper.article("loud.md", "Loud", "2026-11-20", "Two.");
            paper.publish("weekly");
            paper.article("quiet2.md", "Quiet2", "2026-11-20", "Three.", "tags: [mail]");
            paper.article("quiet2.zh.md", "安静二", "2026-11-20", "三。");
            paper.publish("weekly");

            assertThat(got(paper, BO)).contains("2 安静二");
            assertThat(rows(paper, "select distinct section from issue_article where issue_id = 2"))
                    .containsExactly(List.of("Mail"));
        }
    }

    private TestPublication paper(TestDatabase kind) {
        var paper = new TestPublication(folder, kind);
        paper.delete("seeds/first.md");
        paper.write("subscribers/letters.csv", "email,lang\n" + ANN + ",\n" + BO + ",zh-CN\n" + CY + ",fr\n");
        return paper;
    }

    private static void segments(TestPublication paper) {
        paper.delete("schedules/weekly.yaml");
        paper.write(
                "gazette.yaml",
                TestPublication.settings(
                                TestPublication.relay(paper.mail.getSmtp().getPort()))
                        + "segments: {chinese: lang = zh, others: not lang = zh}\n");
        String schedule = "list: letters\nwhen: every Monday 08:00\n";
        paper.write("schedules/north.yaml", schedule + "segment: others\nlanguages: [en]\n");
        paper.write("schedules/south.yaml", schedule + "segment: chinese\nlanguages: [zh]\n");
        paper.reread();
    }

    private static List<String> got(TestPublication paper, String address) {
        return DeliveredArticle.to(paper.config().database(), address).stream()
                .map(delivered -> delivered.issue().replace("letters/", "") + " " + delivered.title())
                .toList();
    }

    private static List<List<String>> rows(TestPublication paper, String sql) {
        return TestDatabase.rows(paper.config().database(), sql);
    }
}
