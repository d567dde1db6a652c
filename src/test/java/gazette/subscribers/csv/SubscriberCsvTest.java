package gazette.subscribers.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.Cadence;
import gazette.config.FromAddress;
import gazette.config.ListConfig;
import gazette.config.ListMailConfig;
import gazette.config.SignupConfig;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.ImportRow.ValidRow;
import gazette.subscribers.csv.ImportRowValidator.ImportDefaults;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// CSV files of subscribers in all encodings and dialects.
class SubscriberCsvTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private CsvOptions order = CsvOptions.GUESS;
    private ImportDefaults told = new ImportDefaults(Status.ACTIVE, "said so");

    @Test
    void readsAFileAndNamesEachBadRowWithItsLine() {
        assertThat(read("""
                \uFEFFname,EMAIL,cadence,notes
                "Whitfield, Samuel",sam@example.org,,x
                ,broken@,,
                Wang,wang@example.com,monthly,
                Li,li@example.com,daily,
                """, StandardCharsets.UTF_8))
                .containsExactly(
                        "Whitfield, Samuel <sam@example.org> WEEKLY ACTIVE",
                        "l.csv:3: 'broken@' is not an e-mail address: nothing stands after the @;"
                                + " write it whole, such as reader@example.org",
                        "l.csv:4: the list 'l' offers no cadence 'monthly'; write one of: weekly, daily",
                        "Li <li@example.com> DAILY ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
    void chineseIsReadInEveryEncodingThatExcelWrites(String encoding) {
        assertThat(read(
                        "姓名\t电子邮箱\t语言\n陈屿\tchen@example.com\tzh_CN\n王小明，北京\twang@example.com\t\n",
                        Charset.forName(encoding)))
                .containsExactly(
                        "陈屿 <chen@example.com> WEEKLY ACTIVE zh-CN", "王小明，北京 <wang@example.com> WEEKLY ACTIVE");
    }

    @Test
    void aMarkAtTheBeginningTellsOfUtf16() {
        assertThat(read("\uFEFFemail\na@example.com\n", StandardCharsets.UTF_16LE))
                .containsExactly(" <a@example.com> WEEKLY ACTIVE");
    }

    @Test
    void accentsInWindows1252AreNotTakenForChinese() {
        assertThat(read("""
                E-Mail-Adresse;Vorname;Nachname
                a@example.com;Zoë;Müller
                b@example.com;José;Ibáñez
                c@example.com;Jürgen;Schröder
                """.replace("\n", "\r\n"), WINDOWS_1252))
                .containsExactly(
                        "Zoë Müller <a@example.com> WEEKLY ACTIVE",
                        "José Ibáñez <b@example.com> WEEKLY ACTIVE",
                        "Jürgen Schröder <c@example.com> WEEKLY ACTIVE");
    }

    @Test
    void theEncodingIsGuessedFromTheWholeFile() {
        String many = "reader@example.com,\n".repeat(10_000);
        assertThat(read("email,name\n" + many + "li@example.com,李\n", GB18030))
                .endsWith("李 <li@example.com> WEEKLY ACTIVE");
    }

    @Test
    void oneBrokenCharacterIsOneBadRow() throws IOException {
        byte[] bytes = "email,name\na@example.com,Zoë\nb@example.com,Brok?n\nc@example.com,王芳\n"
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xe9 : bytes[i];
        }
        Files.write(folder.resolve("l.csv"), bytes);
        assertThat(read())
                .containsExactly(
                        "Zoë <a@example.com> WEEKLY ACTIVE",
                        "l.csv:3: the name 'Brok\uFFFDn' holds a broken character; mend it, or say the --encoding",
                        "王芳 <c@example.com> WEEKLY ACTIVE");
    }

    @Test
    void addressesAloneNeedNoHeader() {
        assertThat(read("a@example.com\n\nb@example.com\n", StandardCharsets.UTF_8))
                .containsExactly(" <a@example.com> WEEKLY ACTIVE", " <b@example.com> WEEKLY ACTIVE");
    }

    @Test
    void columnsWithoutAHeaderGoByTheirNumbers() {
        order = new CsvOptions(Optional.empty(), Optional.empty(), Map.of("1", "name"), false);
        assertThat(read("Ann|a@example.com\nBo|b@example.com\n", StandardCharsets.UTF_8))
                .containsExactly("Ann <a@example.com> WEEKLY ACTIVE", "Bo <b@example.com> WEEKLY ACTIVE");
    }

    @Test
    void excelsFirstLineTellsTheDelimiter() {
        assertThat(read("sep=|\r\nemail|name\r\na@example.com|A;b,c\r\n", StandardCharsets.UTF_8))
                .containsExactly("A;b,c <a@example.com> WEEKLY ACTIVE");
    }

    @Test
    void aColumnIsWhatTheMapSaysAndOthersBecomeAttributes() {
        order = new CsvOptions(
                Optional.empty(), Optional.empty(), Map.of("Kontakt", "email", "Ort", "attribute:city"), true);
        assertThat(read("Mail,Kontakt,Ort,Kunde\nx,a@example.com,Köln,=1+1\n", StandardCharsets.UTF_8))
                .containsExactly(" <a@example.com> WEEKLY ACTIVE {Kunde==1+1, Mail=x, city=Köln}");
    }

    @Test
    void aColumnThatIsNotThereIsAFault() {
        order = new CsvOptions(Optional.empty(), Optional.empty(), Map.of("Kontakt", "email"), false);
        assertThatThrownBy(() -> read("email\na@example.com\n", StandardCharsets.UTF_8))
                .hasMessage("l.csv:1: no column 'Kontakt' as --map says; the columns are email");
    }

    @Test
    void dateStatusTopicsZoneAndConsentAreRead() {
        assertThat(read("""
                email,joined,status,topics,time zone,consent
                a@example.com,2024-05-06 07:08,Subscribed,"News, art",Asia/Shanghai,at the fair
                b@example.com,2024年5月6日,cleaned,,,
                c@example.com,03/04/2024,,,,
                d@example.com,2099-01-01,,,,
                e@example.com,,maybe,,,
                f@example.com,,,Sport,,
                """, StandardCharsets.UTF_8))
                .containsExactly(
                        " <a@example.com> WEEKLY ACTIVE [News, Art] 2024-05-06T07:08:00Z Asia/Shanghai at the fair",
                        " <b@example.com> WEEKLY BOUNCED 2024-05-06T00:00:00Z",
                        "l.csv:4: '03/04/2024' is no date, or could be two; write it as 2026-11-24",
                        "l.csv:5: '2099-01-01' is yet to come; write when the subscriber joined",
                        "l.csv:6: 'maybe' is no status; write active, pending, unsubscribed, bounced or complained",
                        "l.csv:7: the list 'l' has no topic 'Sport'; write some of: News, Art");
    }

    @Test
    void whoeverDidNotAgreeIsABadRow() {
        told = new ImportDefaults(Status.ACTIVE, "");
        assertThat(read("email,consent\na@example.com,\nb@example.com,asked me\n", StandardCharsets.UTF_8))
                .containsExactly(
                        "l.csv:2: nothing says how the subscriber agreed to get 'l';"
                                + " fill in the column consent, or say it for all with --consent",
                        " <b@example.com> WEEKLY ACTIVE asked me");
    }

    @Test
    void aFormulaComesBackAsItWas() {
        for (String cell :
                List.of("=1+1", "+49 30", "-x", "@a", "\tx", "'=1", "''+2", "plain", "O'Neil", "'plain'", "")) {
            assertThat(FormulaEscape.undo(FormulaEscape.of(cell))).isEqualTo(cell);
        }
        assertThat(FormulaEscape.of("=cmd|' /C calc'!A0")).isEqualTo("'=cmd|' /C calc'!A0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+49",
                "-x",
                "@a",
                "\tx",
                "\rx",
                "\n=1",
                ";x",
                ";=1",
                "\u2028x",
                "\u2029=1",
                "\u0085x",
                "\u000bx",
                "\fx",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff20a",
                "\u22121",
                "\ufe66x",
                " =1",
                "\u00a0=1",
                "\u200b=1",
                "\ufeff=1",
                "\u3000=1",
                "a;=1",
                "a\t@x",
                "a\n+1",
                "a; -1",
                "a\u2028=1",
                "a;b;\r\n=1",
                "'=1",
                "';x",
                "'' =1",
                "a;'=1"
            })
    void noCellBeginsLikeAFormulaInAnySpreadsheet(String cell) {
        String safe = FormulaEscape.of(cell);
        assertThat(safe).isNotEqualTo(cell);
        assertThat(FormulaEscape.undo(safe)).isEqualTo(cell);
        assertThat(safe.split("[;\t\n\r\u2028\u2029\u0085\u000b\f]"))
                .allSatisfy(part -> assertThat(part.replaceAll("[\\p{Z}\\p{Cc}\\p{Cf}]", ""))
                        .doesNotMatch("[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe66].*"));
        assertThat(safe).doesNotMatch("(?s)[;\t\n\r\u2028\u2029\u0085\u000b\f].*");
    }

    @Test
    void otherCellsStayAsTheyAre() {
        assertThat(List.of("", "a", "O'Neil", "'a'", "a=b", "a;b", "1-2", "王", "a, =b", "'", "''"))
                .allSatisfy(cell -> assertThat(FormulaEscape.of(cell)).isEqualTo(cell))
                .allSatisfy(cell -> assertThat(FormulaEscape.undo(cell)).isEqualTo(cell));
    }

    @Test
    void aFileWithoutAColumnForAddressesIsOneFault() {
        assertThatThrownBy(() -> read("who,name\na,A\nb,B\n", StandardCharsets.UTF_8))
                .hasMessage("l.csv:1: no column 'email'; the columns are 'who', 'name';"
                        + " name it so in the first line, or say which it is: gazette subscribers import FILE --map"
                        + " 'THEIRS=email'");
    }

    @Test
    void aRowWithTooManyFieldsIsLeftOutAndTheOthersAreRead() {
        assertThat(read("email,name\na@example.com,A,b,c\nd@example.com\ne@example.com,E,,\n", StandardCharsets.UTF_8))
                .containsExactly(
                        "l.csv:2: 4 fields where the first line has 2; put a field that holds a comma into quotes",
                        " <d@example.com> WEEKLY ACTIVE",
                        "E <e@example.com> WEEKLY ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aQuoteThatIsNeverClosedSpoilsOnlyItsOwnRow(String lineEnd) {
        assertThat(read("""
                email,name
                a@example.com,"A
                b@example.com,B

                "c@example.com","C
                "","nobody"
                "d@example.com","D, ""Dee\"""
                """.replace("\n", lineEnd), StandardCharsets.UTF_8))
                .containsExactly(
                        "l.csv:2: a quote opens and is never closed; close it, or remove it",
                        "B <b@example.com> WEEKLY ACTIVE",
                        "l.csv:5: a quote opens and is never closed; close it, or remove it",
                        "l.csv:6: there is no address; write one such as reader@example.org",
                        "D, \"Dee\" <d@example.com> WEEKLY ACTIVE");
    }

    @Test
    void aCellMayHaveSeveralLinesAndABreakInANameIsASpace() {
        assertThat(read("""
                email,name,note
                a@example.com,A,"tall, ""very""

                old"
                b@example.com,"B
                C",x
                d@example.com,D,
                """, StandardCharsets.UTF_8))
                .containsExactly(
                        "A <a@example.com> WEEKLY ACTIVE",
                        "B C <b@example.com> WEEKLY ACTIVE",
                        "D <d@example.com> WEEKLY ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b@example.com,\", v\",,", "b@example.com,2\",,", "b@example.com,\"\ntext\",,"})
    void anOpenQuoteNeverSwallowsASubscriberAfterIt(String next) {
        assertThat(read("email,note,a,b\na@example.com,\"tall,,\n" + next + "\n", StandardCharsets.UTF_8))
                .contains("l.csv:2: a quote opens and is closed on another line only; close it on its own line");
    }

    @Test
    void whicheverQuoteIsTooManyOrMissingAllOtherRowsAreTaken() {
        String file = """
                "email","name","note"
                "a@example.com","A","x, y"
                "b@example.com","","two
                lines"
                "c@example.com","C ""Cee\""",""
                "d@example.com","D","z"
                """;
        for (int i = file.indexOf('\n') + 1; i < file.length(); i++) {
            assertOthersAreTaken(file, i, file.substring(0, i) + '"' + file.substring(i));
            if (file.charAt(i) == '"') {
                assertOthersAreTaken(file, i, file.substring(0, i) + file.substring(i + 1));
            }
        }
    }

    private void assertOthersAreTaken(String file, int at, String broken) {
        String touched = file.substring(file.lastIndexOf("\n\"", at - 1)).strip();
        assertThat(String.join("\n", read(broken, StandardCharsets.UTF_8)))
                .as(broken)
                .contains(Stream.of("a", "b", "c", "d")
                        .filter(name -> !touched.startsWith('"' + name))
                        .map(name -> "<" + name + "@example.com>")
                        .toList());
    }

    @Test
    void aQuoteThatIsNeverClosedInTheFirstLineIsAFaultOfTheFile() {
        assertThatThrownBy(() -> read("email,\"name\na@example.com,A\n", StandardCharsets.UTF_8))
                .hasMessage("l.csv:1: a quote opens and is never closed; close it, or remove it");
    }

    @Test
    void aLineWithoutEndIsNoLine() {
        assertThatThrownBy(() -> read("email\na@example.com\n" + "x".repeat(2_000_000), StandardCharsets.UTF_8))
                .hasMessage("l.csv:3: cannot be read: a line has more than 1048576 characters;"
                        + " see that it is a CSV file, whole");
    }

    private List<String> read(String content, Charset charset) {
        try {
            Files.write(folder.resolve("l.csv"), content.getBytes(charset));
            return read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> read() {
        var rows = new ArrayList<String>();
        try (var csv = new SubscriberCsvReader(folder.resolve("l.csv"), Path.of("l.csv"), order)) {
            csv.rows(new ImportRowValidator(list(), told, NOW)).forEachRemaining(row -> rows.add(describe(row)));
        }
        return rows;
    }

    private String describe(ImportRow row) {
        return switch (row) {
            case ImportRow.InvalidRow bad -> bad.diagnostic().toString();
            case ValidRow newcomer ->
                newcomer.name() + " <" + newcomer.address() + "> " + newcomer.cadence() + " " + newcomer.status()
                        + some(newcomer.language())
                        + (newcomer.topics().isEmpty() ? "" : " " + newcomer.topics())
                        + some(newcomer.joined().map(Instant::toString).orElse(""))
                        + some(newcomer.zone())
                        + some(newcomer.consent().replace("said so", ""))
                        + (newcomer.attributes().isEmpty() ? "" : " " + new TreeMap<>(newcomer.attributes()));
        };
    }

    private static String some(String text) {
        return text.isEmpty() ? "" : " " + text;
    }

    static ListConfig list() {
        var topics = new LinkedHashMap<String, Set<String>>();
        topics.put("News", Set.of("news"));
        topics.put("Art", Set.of("art"));
        return new ListConfig(
                "l",
                List.of(),
                "L",
                "",
                true,
                "en",
                "plain",
                ListMailConfig.from(new FromAddress("", "editor@example.org")),
                List.of(Cadence.WEEKLY, Cadence.DAILY),
                topics,
                SignupConfig.DEFAULTS);
    }
}
