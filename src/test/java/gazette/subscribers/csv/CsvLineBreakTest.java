package gazette.subscribers.csv;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Line breaks within cells (RFC 4180), titles above the headings, and characters that nobody sees.
class CsvLineBreakTest {
    private static final String MERGED = ": a quote opens and is closed on another line only; close it on its own line";

    @TempDir
    Path folder;

    private CsvOptions options = new CsvOptions(Optional.empty(), Optional.empty(), Map.of(), true);

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aNoteMayHoldAddressesAndCommasOnLaterLines(String lineEnd) {
        assertThat(read("""
                email,name,note
                a@example.com,Ann,"met at the fair, with Bo
                bo@example.com, cy@example.com, and others
                ""hello"", she said"
                d@example.com,Di,"see
                bo@example.com
                cy@example.com"
                broken,,
                e@example.com,Ed,
                """.replace("\n", lineEnd)))
                .containsExactly(
                        "Ann <a@example.com> {note=met at the fair, with Bo bo@example.com, cy@example.com, and others"
                                + " \"hello\", she said}",
                        "Di <d@example.com> {note=see bo@example.com cy@example.com}",
                        "l.csv:8: 'broken' is not an e-mail address: it has no @; write it whole, such as"
                                + " reader@example.org",
                        "Ed <e@example.com>");
    }

    @Test
    void aNoteMayStandInAnyColumn() {
        assertThat(read("""
                email;note;name
                a@example.com;"first line;
                b@example.com;x
                last line";Ann
                c@example.com;;Cy
                """))
                .containsExactly(
                        "Ann <a@example.com> {note=first line; b@example.com;x last line}", "Cy <c@example.com>");
        assertThat(read("note,name,email\n\"one\ntwo, b@example.com\",\"Ann\nLee\",a@example.com\n,Cy,c@example.com\n"))
                .containsExactly("Ann Lee <a@example.com> {note=one two, b@example.com}", "Cy <c@example.com>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\u000b", "\f", "\u0085", "\u2028", "\u2029", "\n\n", "\r\n "})
    void aBreakInANameIsASpace(String lineBreak) {
        assertThat(read("email,name\na@example.com,\"Ann" + lineBreak + "Lee\"\n\"b@example.com" + lineBreak + "\",\""
                        + lineBreak + "Bo\"\n"))
                .containsExactly("Ann Lee <a@example.com>", "Bo <b@example.com>");
    }

    @Test
    void aBreakWithinAnAddressIsAFaultOfThatRow() {
        assertThat(read("email,name\n\"a@exam\nple.com\",Ann\nb@example.com,Bo\n"))
                .hasSize(2)
                .satisfies(rows -> assertThat(rows.getFirst())
                        .startsWith("l.csv:2: 'a@exam")
                        .endsWith("it holds a control character; write it anew on one line"))
                .contains("Bo <b@example.com>");
    }

    @Test
    void aForgottenQuoteMergesNoRowsInSilence() {
        assertThat(read("""
                email,name,note
                a@example.com,Ann,"tall
                b@example.com,Bo,6'2"
                c@example.com,"Cy
                d@example.com",Di
                e@example.com,"Ed
                f@example.com,Flo,"x"
                g@example.com,Gus,
                """))
                .containsExactly(
                        "l.csv:2" + MERGED,
                        "l.csv:4" + MERGED,
                        "l.csv:6: a quote opens and is never closed; close it, or remove it",
                        "Flo <f@example.com> {note=x}",
                        "Gus <g@example.com>");
    }

    @Test
    void aFileOfAddressesAndNamesIsNotMergedThroughTheNames() {
        assertThat(read("email,name\na@example.com,\"Ann\nb@example.com\nc@example.com\"\nd@example.com,Di\n"))
                .containsExactly("l.csv:2" + MERGED, "Di <d@example.com>");
    }

    @Test
    void aForgottenQuoteInTheFirstColumnMergesNoRowsInSilence() {
        assertThat(read("note,name,email\n\"n,Ann,a@example.com\nx\",Bo,b@example.com\n,Cy,c@example.com\n"))
                .containsExactly("l.csv:2" + MERGED, "Cy <c@example.com>");
        assertThat(read("name,email\n\"Ann,a@example.com\nBo\",b@example.com\nCy,c@example.com\n"))
                .containsExactly("l.csv:2" + MERGED, "Cy <c@example.com>");
    }

    @Test
    void aShortRowMayHaveBreaksToo() {
        assertThat(read("email,name,note,city\na@example.com,\"Ann\nLee\"\nb@example.com,Bo\n"))
                .containsExactly("Ann Lee <a@example.com>", "Bo <b@example.com>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Table 1\n",
                "Subscribers as of 2026-11-30,,\n",
                "\"Members, all\"\n\n",
                "Spring fair\nexported,2026-11-30,\n,,\n",
                "Exported by Ann <ann@example.com>\n",
                "Exported,by,ann@example.com\n",
                "E-mail\n",
                "\"A title\nof two lines\"\n",
                "\uFEFFTable 1\n",
                "sep=,\nTable 1\n"
            })
    void aTitleAboveTheHeadingsIsPassedOver(String title) {
        assertThat(read(title + "name,E-mail,note\nAnn,a@example.com,x\nBo,b@example.com,\n"))
                .containsExactly("Ann <a@example.com> {note=x}", "Bo <b@example.com>");
    }

    @Test
    void rowsBelowATitleHaveTheNumberOfTheirLine() {
        assertThat(read("Table 1\n\n\"a\nb\"\nemail\na@example.com\nbroken\n"))
                .containsExactly(
                        " <a@example.com>",
                        "l.csv:7: 'broken' is not an e-mail address: it has no @; write it whole, such as"
                                + " reader@example.org");
    }

    @Test
    void subscribersAboveHeadingsAreNoTitle() {
        assertThat(read("a@example.com,Ann\nb@example.com,Bo\nemail,name\nc@example.com,Cy\n"))
                .contains(" <a@example.com> {2=Ann}", " <b@example.com> {2=Bo}", " <c@example.com> {2=Cy}");
        assertThat(read("a@example.com\nemail\nc@example.com\n")).contains(" <a@example.com>", " <c@example.com>");
    }

    @Test
    void headingsThatTheUserNamesAreFoundBelowATitle() {
        options = new CsvOptions(Optional.empty(), Optional.empty(), Map.of("Kontakt", "email"), false);
        assertThat(read("Liste\nWer,Kontakt\nAnn,a@example.com\n")).containsExactly(" <a@example.com>");
    }

    @Test
    void aHeadingOfTwoLinesIsKnown() {
        assertThat(read("\"E-mail\naddress\",\"Full\nname\"\na@example.com,Ann\n"))
                .containsExactly("Ann <a@example.com>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u00ad", "\u2060", "\ufeff", "\u061c", "\u180e",
                        "\u202a",
                "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u034f", "\u3164",
                        "\u2063"
            })
    void whatNobodySeesGoes(String invisible) {
        assertThat(read("email,name,status\n" + invisible + "a@exam" + invisible + "ple.com,A" + invisible + "nn"
                        + invisible + " Lee" + invisible + ",active" + invisible + "\n"))
                .containsExactly("Ann Lee <a@example.com>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"می\u200cخواهم", "क्\u200dष", "👩\u200d🌾", "❤️\u200d🔥", "ශ්\u200dරී", "José", "王芳", "Zoë"})
    void joinersStayWhereTheyAreWritten(String name) {
        assertThat(read("email,name\na@example.com," + name + "\n")).containsExactly(name + " <a@example.com>");
    }

    @Test
    void aByteOrderMarkBetweenFilesThatWerePutTogetherGoes() {
        assertThat(read("\uFEFF\uFEFFemail,name\na@example.com,Ann\n\uFEFFb@example.com,\uFEFFBo\n"))
                .containsExactly("Ann <a@example.com>", "Bo <b@example.com>");
    }

    @Test
    void typedAddressesAreReadInFilesToo() {
        assertThat(read("""
                email,name
                Ann Lee <a@example.com>,Ann
                b＠example。com,Bo
                mailto:c@example.com?subject=x,Cy
                d@example.com;,Di
                """))
                .containsExactly(
                        "Ann <a@example.com>", "Bo <b@example.com>", "Cy <c@example.com>", "Di <d@example.com>");
    }

    @Test
    void theExportsOfSpreadsheetsAndOtherProgramsAreRead() {
        // Excel: CRLF between rows, LF within a cell.
        assertThat(
                        read(
                                "E-Mail;Name;Notiz\r\na@example.com;Ann;\"Zeile 1\nb@example.com; Zeile 2\"\r\nc@example.com;Cy;\r\n"))
                .containsExactly("Ann <a@example.com> {Notiz=Zeile 1 b@example.com; Zeile 2}", "Cy <c@example.com>");
        // Numbers: the table's name above.
        assertThat(read("Table 1\nName,Email\n\"Ann\nLee\",a@example.com\n"))
                .containsExactly("Ann Lee <a@example.com>");
        // Google Sheets: CRLF between rows, no quotes without need.
        assertThat(read("Email,Name,Comment\r\na@example.com,Ann,\"one\ntwo, three\"\r\n"))
                .containsExactly("Ann <a@example.com> {Comment=one two, three}");
        // Mailchimp: a column of notes, and one of tags in quotes of its own.
        assertThat(read("Email Address,First Name,Last Name,NOTES,TAGS\na@example.com,Ann,Lee,"
                        + "\"called, left a message\nmail bo@example.com, too\",\"\"\"fair\"\",\"\"press\"\"\"\n"))
                .containsExactly("Ann Lee <a@example.com> {NOTES=called, left a message mail bo@example.com, too,"
                        + " TAGS=\"fair\",\"press\"}");
        // listmonk: attributes as JSON.
        assertThat(read("""
                uuid,email,name,attributes,status
                1,a@example.com,Ann,"{
                  ""city"": ""Bonn"",
                  ""alt"": ""b@example.com""
                }",enabled
                2,c@example.com,Cy,{},disabled
                """))
                .containsExactly(
                        "Ann <a@example.com> {attributes={ \"city\": \"Bonn\", \"alt\": \"b@example.com\" }, uuid=1}",
                        "Cy <c@example.com> UNSUBSCRIBED {attributes={}, uuid=2}");
    }

    private List<String> read(String content) {
        var rows = new ArrayList<String>();
        try {
            Files.write(folder.resolve("l.csv"), content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var validator = new ImportRowValidator(
                SubscriberCsvTest.list(),
                new ImportDefaults(Status.ACTIVE, "said so"),
                Instant.parse("2026-11-24T12:00:00Z"));
        try (var csv = new SubscriberCsvReader(folder.resolve("l.csv"), Path.of("l.csv"), options)) {
            csv.rows(validator).forEachRemaining(row -> rows.add(describe(row)));
        }
        return rows;
    }

    private static String describe(ImportRow row) {
        return switch (row) {
            case ImportRow.InvalidRow bad -> bad.diagnostic().toString();
            case ImportRow.ValidRow row1 ->
                row1.name() + " <" + row1.address() + ">" + (row1.status() == Status.ACTIVE ? "" : " " + row1.status())
                        + (row1.attributes().isEmpty() ? "" : " " + new TreeMap<>(row1.attributes()));
        };
    }
}
