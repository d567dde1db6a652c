package gazette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.duties.DutyPace;
import gazette.press.duties.DutyRegister;
import gazette.press.publishing.TestPublication;
import gazette.press.sending.SendIssuesTask;
import gazette.press.sending.SendingLock;
import gazette.schedule.PeriodicTasks;
import gazette.store.TestDatabase;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands as a shell runs them, but for the doors that stay open.
class CliTest {
    static final ServeDemoSiteLauncher CLOSED = new ServeDemoSiteLauncher() {
        @Override
        public int serve(Path workspace) {
            throw new AssertionError("not here");
        }

        @Override
        public int demo(Path workspace, boolean once, int port, Optional<Path> seeds) {
            throw new AssertionError("not here");
        }

        @Override
        public int site(Path workspace, Path folder) {
            throw new AssertionError("not here");
        }
    };

    @TempDir
    Path folder;

    private TestPublication publication;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() {
        publication = new TestPublication(folder.resolve("paper"));
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void aListHasAFormForOtherPages() {
        assertThat(onPaper("lists", "--form", "letters")).as(err).isZero();
        assertThat(out)
                .contains("action=\"http://127.0.0.1:8080/subscribe\"", "name=\"list\" value=\"letters\"")
                .doesNotContain("<html");
        assertThat(onPaper("lists", "--form", "inner")).as("a private list").isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsSaidPlainly() {
        assertThat(onPaper("article", "missing.md")).isEqualTo(1);
        assertThat(err).contains("missing.md: there is no such file");
        assertThat(onPaper("sources", "import", "missing.opml")).isEqualTo(2);
        assertThat(err).contains("missing.opml: there is no such file");
        assertThat(onPaper("backup", folder.resolve("nosuch/b.zip").toString())).isEqualTo(1);
        assertThat(err).contains("there is no folder " + folder.resolve("nosuch"));
        assertThat(onPaper("subscribers", "erase", "nobody@example.org")).isEqualTo(1);
        assertThat(err).isEqualTo("no subscriber has the address nobody@example.org\n");
        assertThat(onPaper("subscribers", "export", "--segment", "nosuch")).isEqualTo(2);
        assertThat(err).contains("there is no segment 'nosuch'");
        assertThat(onPaper("publish", "weekyl")).isEqualTo(2);
        assertThat(err).contains("there is no schedule 'weekyl'; did you mean 'weekly'?");
        assertThat(onPaper("runs", "--last", "0")).isEqualTo(2);
        assertThat(err).contains("--last 0 would show nothing; write 1 or more").doesNotContain("no run yet");
    }

    @Test
    void nothingIsWrittenOverAndNothingIsCalledNothing() throws IOException {
        publication.write("old.csv", "");
        String file = publication.folder.resolve("old.csv").toString();
        assertThat(onPaper("subscribers", "export", "letters", "--out", file)).isEqualTo(1);
        assertThat(err).isEqualTo("gazette: " + file + " is there already; name a new file\n");
        assertThat(onPaper("subscribers", "import", file, "--list", "letters", "--consent", "x"))
                .isZero();
        assertThat(out).contains("the file is empty: it holds no rows of subscribers\n");
        Files.delete(publication.folder.resolve("schedules/weekly.yaml"));
        Files.delete(publication.folder.resolve("schedules/inner.yaml"));
        assertThat(onPaper("publish", "weekly")).isEqualTo(2);
        assertThat(err).contains("there is no schedule 'weekly'; schedules/ has none");
    }

    @Test
    void aKeyIsRotatedAndOnlyAnOldOneRetired() {
        assertThat(onPaper("key", "retire", "1")).isEqualTo(2);
        assertThat(err).contains("gazette key rotate");
        assertThat(onPaper("key", "rotate")).as(err).isZero();
        assertThat(out).startsWith("key 2 signs from now on");
        assertThat(onPaper("key", "retire", "1")).isZero();
        assertThat(onPaper("key", "retire", "9")).isEqualTo(2);
        assertThat(onPaper("key", "list")).isZero();
        assertThat(out).isEqualTo("1  retired: its links are dead\n2  signs\n");
    }

    @Test
    void withoutACommandItPrintsItsCommands() {
        assertThat(run()).isZero();
        assertThat(out)
                .contains("init", "demo", "serve", "article", "preview", "publish", "send-test", "runs", "check");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                ("init demo serve article feed preview publish send-test runs check lists sources hubs site backup dkim issue"
                                + " why key hold"
                                + " inline theme subscribers")
                        .split(" ")) {
            assertThat(run(command, "--help")).as(command).isZero();
            assertThat(out).as(command).contains("Usage: gazette " + command);
        }
    }

    @Test
    void aDkimKeyIsMadeOnceAndShownAsItStandsInTheSettings() throws IOException {
        assertThat(onPaper("dkim", "new")).as(err).isZero();
        Path key = publication.folder.resolve("data/dkim/rsa-2026-11.pem");
        assertThat(Files.getPosixFilePermissions(key)).hasToString("[OWNER_READ, OWNER_WRITE]");
        String row = out.lines()
                .filter(line -> line.startsWith("value: "))
                .findFirst()
                .orElseThrow();
        assertThat(row).startsWith("value: v=DKIM1; k=rsa; p=MIIB");
        assertThat(out).contains("name:  rsa-2026-11._domainkey.example.org\n");

        String made = Files.readString(key);
        assertThat(onPaper("dkim", "new")).isEqualTo(1);
        assertThat(err).contains("rsa-2026-11.pem is there already and stays as it is");
        assertThat(Files.readString(key)).isEqualTo(made);

        assertThat(onPaper("dkim", "new", "--type", "ed25519", "--domain", "example.org", "--selector", "e1"))
                .isZero();
        String block = out.substring(out.indexOf("dkim:\n"));
        publication.write(
                "gazette.yaml",
                Files.readString(publication.folder.resolve("gazette.yaml")) + block + "  rsa-2026-11: {}\n");
        assertThat(onPaper("dkim", "show")).isZero();
        assertThat(out).contains("name:  e1._domainkey.example.org\n", "k=ed25519; p=", row);
        assertThat(onPaper("dkim", "show", "--json")).isZero();
        assertThat(out).startsWith("{\"selector\":\"e1\",\"domain\":\"example.org\",\"algorithm\":\"ed25519-sha256\"");
    }

    @Test
    void aDkimKeyHasANameThatTheDnsTakes() {
        assertThat(onPaper("dkim", "new", "--selector", "../x")).isEqualTo(2);
        assertThat(onPaper("dkim", "new", "--type", "dsa")).isEqualTo(2);
        assertThat(err).contains("'dsa' is no type of key; write rsa or ed25519");
        String nowhere = folder.resolve("nowhere").toString();
        assertThat(run("dkim", "new", "--domain", "example.org", "--workspace", nowhere))
                .isEqualTo(1);
        assertThat(err).contains("there is no gazette.yaml in " + nowhere);
        assertThat(Path.of(nowhere)).doesNotExist();
        assertThat(run("dkim")).isZero();
        assertThat(out).contains("Usage: gazette dkim", "new", "show");
    }

    @Test
    void whatIsUsedWronglyEndsWithTwoAndWhatFailsWithOne() {
        assertThat(run("nonsense")).isEqualTo(2);
        assertThat(run("publish")).isEqualTo(2);
        assertThat(onPaper("publish", "nonsense")).isEqualTo(2);
        assertThat(err).contains("there is no schedule 'nonsense'; schedules/ has: inner, weekly");
        assertThat(run("runs", "--workspace", folder.resolve("nowhere").toString()))
                .isEqualTo(1);
        assertThat(err).contains("gazette.yaml").contains("gazette init");
    }

    @Test
    void previewSaysWhatAProofReaderFinds() {
        String next = folder.resolve("next").toString();
        assertThat(onPaper("preview", "weekly", "--out", next)).isZero();
        assertThat(out)
                .contains("The linter found no errors, no warnings and no notes.")
                .containsPattern("Outlook \\(Windows\\) +\\d+ +\\d+ +\\d+\n");

        publication.write("templates/plain/subject.ftl", "WRITE ${r\"${title}\"} IN CAPITALS");
        assertThat(onPaper("preview", "weekly", "--out", next)).isZero();
        assertThat(out)
                .contains(
                        "error: '${title}' was not filled in.\n    in the subject; the HTML part\n    → See to the theme's templates")
                .contains("found 1 error, ")
                .contains("Errors stop the run.");
        assertThat(folder.resolve("next/preflight.json")).content().contains("\"severity\" : \"error\"");
    }

    @Test
    void aLetterWithErrorsIsSentOnlyWhenAnEditorSaysSo() {
        publication.write("templates/plain/subject.ftl", "For ${r\"${title}\"}");
        assertThat(onPaper("publish", "weekly")).isEqualTo(1);
        assertThat(out)
                .contains("weekly: the linter stopped it: '${title}' was not filled in.")
                .contains("gazette publish weekly --despite-errors");

        publication.clock.pass(Duration.ofMinutes(1));
        assertThat(onPaper("publish", "weekly", "--despite-errors")).isZero();
        assertThat(onPaper("runs", "--reasons")).isZero();
        assertThat(out).contains("overridden: the subject; the HTML part ('${title}' was not filled in.)");
        assertThat(onPaper("issue", "show", "letters/1")).isZero();
        assertThat(out).contains("  ordered     2026-11-23T07:01:00Z override: '${title}' was not filled in.");
        assertThat(onPaper("issue", "show", "letters/1", "--json")).isZero();
        assertThat(out).contains("\"action\":\"override\"");
    }

    @Test
    void withdrawSaysWhatItTakesOffTheWeb() {
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(onPaper("issue", "withdraw", "letters/1")).isZero();
        assertThat(out.lines().toList())
                .containsExactly(
                        "letters/1 is withdrawn",
                        "  its page and its entries in feeds and archives are gone; letters that went out stay",
                        "  article gone: The first 第一篇");
        assertThat(onPaper("issue", "withdraw", "letters/1")).isEqualTo(1);
        assertThat(err).contains("letters/1 is withdrawn already; --restore puts it back");
        assertThat(onPaper("issue", "withdraw", "letters/1", "--restore")).isZero();
        assertThat(out).contains("letters/1 is restored", "  article back: The first 第一篇");
    }

    @Test
    void publishSaysWhatWentOutAndRunsAndListsTellOfIt() {
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(out).contains("weekly: 1 found; letters/1 with 1 article: 2 accepted");

        assertThat(onPaper("runs")).isZero();
        assertThat(out).contains("2026-11-23 08:00 CET  weekly     sent     1 found; letters/1");
        assertThat(onPaper("runs", "--json")).isZero();
        assertThat(out).contains("\"outcome\":\"sent\"", "\"verdict\":\"picked\"");
        assertThat(onPaper("lists")).isZero();
        assertThat(out).contains("letters      public   weekly     2 active (Letters 来信)");
        assertThat(onPaper("lists", "--json")).isZero();
        assertThat(out).contains("\"members\":{\"active\":2},\"paused\":0");

        TestDatabase.execute(
                publication.config().database(),
                "update membership set paused_until = 4102444800000 where subscriber_id = (select min(id) from subscriber)");
        assertThat(onPaper("lists")).isZero();
        assertThat(out).contains("2 active; 1 of the active paused (Letters 来信)");
    }

    @Test
    void publishBesideARunningServeIsSentByThat() {
        try (SendingLock _ =
                        SendingLock.take(publication.config().data(), "serve").orElseThrow();
                var periodicTasks = new PeriodicTasks(new DutyRegister(publication.clock))) {
            periodicTasks.runEvery(
                    new DutyPace(Duration.ofMillis(50), Duration.ofMinutes(1)),
                    "send",
                    duty -> new SendIssuesTask(publication::context, () -> false).run(duty::reportProgress));
            assertThat(onPaper("publish", "weekly")).isZero();
        }
        assertThat(out).contains("2 accepted");
        assertThat(publication.counts()).hasSize(2);
    }

    @Test
    void aRehearsalSendsAndStoresNothing() {
        assertThat(onPaper("publish", "weekly", "--dry-run")).isZero();
        assertThat(out)
                .contains("picked: The first 第一篇")
                .contains("weekly: 1 found")
                .contains("'Letters 来信 #1: The first 第一篇' would go to 0 subscribers on file and to newcomers in")
                .contains("nothing was sent");
        assertThat(onPaper("lists")).isZero();
        assertThat(out).contains("no members yet");
        assertThat(publication.counts()).isEmpty();
        assertThat(onPaper("runs")).isZero();
        assertThat(err).contains("no run yet");
    }

    @Test
    void previewWritesEightFiles() throws IOException {
        Path target = folder.resolve("out");
        assertThat(onPaper("preview", "weekly", "--out", target.toString())).isZero();
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "preview.html",
                            "digest.html",
                            "digest.txt",
                            "message.eml",
                            "feed.rss",
                            "feed.atom",
                            "feed.json",
                            "preflight.json");
        }
    }

    @Test
    void sendTestGoesToAnybodyAndIsNotInTheLedger() {
        assertThat(onPaper("send-test", "weekly", "--to", "me@example.com")).isZero();
        assertThat(publication.subjectsTo("me@example.com")).containsExactly("[Test] Letters 来信 #1: The first 第一篇");
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(onPaper("send-test", "letters/1", "--to", "me@example.com")).isZero();
        assertThat(publication.subjectsTo("me@example.com")).hasSize(2);
        assertThat(onPaper("send-test", "letters/9", "--to", "me@example.com")).isEqualTo(2);
        assertThat(onPaper("send-test", "weekly", "--to", "nobody")).isEqualTo(2);
        assertThat(publication.counts()).containsEntry("ann@example.com", 1L);
    }

    @Test
    void checkNamesEveryFaultAtOnceWithFileAndLine() {
        publication.write("seeds/empty.md", "");
        publication.write("seeds/when.md", "---\ntitle: T\ndate: 2026-02-30\n---\nText\n");
        publication.write("seeds/a.md", "---\nid: same\ntitle: A\n---\nText a\n");
        publication.write("seeds/b.md", "---\nid: same\ntitle: B\n---\nText b\n");
        publication.write("subscribers/letters.csv", "email\nann@example.com\nbroken@\n");
        publication.write("templates/plain/email.ftlh", "<p>\n<#if x>\n");

        assertThat(onPaper("check")).isEqualTo(1);
        assertThat(out)
                .contains(
                        "seeds/empty.md:1: ", "seeds/when.md:3: ", "seeds/b.md:1: has the same id 'same' as seeds/a.md")
                .contains("subscribers/letters.csv:3: 'broken@' is not an e-mail address")
                .contains("templates/plain/email.ftlh:2: ")
                .contains("weekly fires next: Mon 2026-11-30 08:00 CET, Mon 2026-12-07 08:00 CET");
    }

    @Test
    void checkNamesAReadersFileThatBelongsToNoList() {
        publication.write("subscribers/leters.csv", "email\nann@example.com\n");

        assertThat(onPaper("check")).isZero();
        assertThat(out).contains("warning: subscribers/leters.csv:1: no list has this name");
    }

    @Test
    void checkSaysWhenAWarmUpIsDone() {
        publication.write("gazette.yaml", TestPublication.settings("""
                relays: {main: {host: 127.0.0.1, tls: none, per_day: 1000, warm_up: {from: 2026-11-22, first_day: 200}}}
                """));

        assertThat(onPaper("check")).isZero();
        assertThat(out).contains("relay 'main' warms up: 300 letters today, done on 2026-11-26");
        assertThat(onPaper("check", "--json")).isZero();
        assertThat(out).contains("\"doneOn\":\"2026-11-26\"");
    }

    @Test
    void checkSaysThatAScheduleNeverFires() {
        publication.write("schedules/never.yaml", "list: letters\nwhen: \"0 8 31 2 *\"\n");

        assertThat(onPaper("check")).isEqualTo(1);
        assertThat(out).contains("schedules/never.yaml:2: ");
    }

    @Test
    void checkShowsWhichWeeksAreMeantAndHowToChooseTheOthers() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every other Monday 08:00\n");

        assertThat(onPaper("check")).isZero();
        assertThat(out)
                .contains(
                        "weekly fires next: Mon 2026-11-30 08:00 CET, Mon 2026-12-14 08:00 CET, Mon 2026-12-28 08:00 CET;"
                                + " for other weeks, add from 2026-12-07");
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: every other Monday 08:00 from 2026-12-07\n");
        assertThat(onPaper("check", "--json")).isZero();
        assertThat(out)
                .contains("2026-12-07T08:00+01:00", "2026-12-21T08:00+01:00")
                .doesNotContain("shift");
    }

    @Test
    void checkWarnsOfADayThatSomeMonthsDoNotHave() {
        publication.write("schedules/weekly.yaml", "list: letters\nwhen: monthly on the 31st 09:00\n");

        assertThat(onPaper("check")).isZero();
        assertThat(out)
                .contains(
                        "warning: schedules/weekly.yaml:2: only seven months have 31 days, and in the other five it does"
                                + " not fire; write last day of the month 09:00 to mean the last day of each");
    }

    @Test
    void checkTriesTheRelay() throws IOException {
        assertThat(onPaper("check", "--relay")).isZero();
        assertThat(out)
                .contains(
                        "relay 'main' (127.0.0.1:" + publication.mail.getSmtp().getPort()
                                + ") answers, takes mail from editor@example.org",
                        "no faults");
        assertThat(out)
                .contains("warning: gazette.yaml:2: editor@example.org is an example, and a relay takes the letters")
                .contains("warning: gazette.yaml:1: every link in the letters leads to http://127.0.0.1:8080");
        publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(1)));
        assertThat(onPaper("check", "--relay")).isEqualTo(1);
        assertThat(out).contains("does not answer", "1 fault,");
        publication.write("gazette.yaml", TestPublication.settings(TestPublication.relay(1)) + """
                unsubscribe_mailbox: {address: leave@example.org, host: 127.0.0.1, port: 1, user: leave, password_file: data/p}
                """);
        publication.write("data/p", "secret");
        Files.setPosixFilePermissions(
                publication.folder.resolve("data/p"), PosixFilePermissions.fromString("rw-------"));
        assertThat(onPaper("check", "--relay")).isEqualTo(1);
        assertThat(out).contains("2 faults,");
        assertThat(onPaper("check", "--relay", "--json")).isEqualTo(1);
        assertThat(out.lines()).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void holdLooksForItselfAndSaysWhatItReleased() throws IOException {
        assertThat(onPaper("publish", "weekly")).as(err).isZero();
        assertThat(onPaper("hold")).isZero();
        assertThat(out).isEqualTo("not on hold\n");
        Path node = publication.folder.resolve("data/node");
        Files.writeString(node, Files.readString(node).substring(0, 17) + "%019d\n".formatted(99));

        assertThat(onPaper("hold")).isZero();
        assertThat(out).startsWith("on hold: the database is older than what was sent from here");
        assertThat(onPaper("hold", "--release")).isZero();
        assertThat(out).startsWith("released: ").contains("the database is older");
        assertThat(onPaper("hold", "--release")).isZero();
        assertThat(out).contains("nothing to release");
    }

    @Test
    void articleShowsHowAFileIsRead() {
        Path file = publication.folder.resolve("seeds/first.md");
        assertThat(onPaper("article", file.toString(), "--json")).isZero();
        assertThat(out).startsWith("{\"file\":").contains("\"title\":\"The first 第一篇\"", "\"excerpt\":\"Some text.\"");
        assertThat(onPaper("article", file.toString())).isZero();
        assertThat(out).contains("title      The first 第一篇", "Some text.");
        assertThat(out).doesNotContain("pin ", "draft ", "send_after");
        publication.article(
                "held.md", "H", "2026-11-20", "T", "pin: true", "draft: yes", "send_after: 2026-12-01 07:00");
        String held = publication.folder.resolve("seeds/held.md").toString();
        assertThat(onPaper("article", held)).isZero();
        assertThat(out).contains("pin        true", "draft      true", "send_after 2026-12-01T07:00+01:00");
        assertThat(onPaper("article", held, "--json")).isZero();
        assertThat(out).contains("\"pin\":true,\"draft\":true,\"send_after\":\"2026-12-01T07:00+01:00\"");
        assertThat(onPaper("article", folder.resolve("none.md").toString())).isEqualTo(1);
        assertThat(err).contains("none.md");
    }

    @Test
    void inlineKeepsASnippetASnippetAndAPageAPage() throws IOException {
        Path file = folder.resolve("letter.html");
        Files.writeString(file, "<style>p{color:red}</style><p>字</p>\n");
        assertThat(run("inline", file.toString())).isZero();
        assertThat(out).isEqualTo("<p style=\"color:red\">字</p>\n");
        Files.writeString(file, "<html><head><style>p{color:red}</style></head><body><p>字</p></body></html>");
        assertThat(run("inline", file.toString())).isZero();
        assertThat(out).isEqualTo("<html><head></head><body><p style=\"color:red\">字</p></body></html>");
    }

    @Test
    void inlineNamesWhatNoBrowserReads() throws IOException {
        Path file = folder.resolve("letter.html");
        Files.writeString(file, "<style>\np{color:red}b{zoom:1 !ie}\n</style><p>字</p>\n");
        assertThat(run("inline", file.toString())).isZero();
        assertThat(out).isEqualTo("<p style=\"color:red\">字</p>\n");
        assertThat(err)
                .isEqualTo("warning: " + file + ":2: 'zoom:1 !ie' is no declaration that browsers read;"
                        + " leave it out, or mend it" + System.lineSeparator());
    }

    @Test
    void inlineReadsStdinWhenNoFileIsNamed() {
        InputStream stdin = System.in;
        try {
            System.setIn(
                    new ByteArrayInputStream("<style>b{margin:0}</style><b>灯</b>".getBytes(StandardCharsets.UTF_8)));
            assertThat(run("inline")).isZero();
        } finally {
            System.setIn(stdin);
        }
        assertThat(out).isEqualTo("<b style=\"margin:0\">灯</b>");
    }

    @Test
    void inlineNamesTheFileAndLineThatItCannotRead() throws IOException {
        Path file = folder.resolve("letter.html");
        assertThat(run("inline", file.toString())).isEqualTo(1);
        assertThat(err)
                .isEqualTo(file + ":1: there is no such file; name a file that is there, or none to read stdin"
                        + System.lineSeparator());
        Files.write(file, new byte[] {'a', '\n', 'b', (byte) 0xE5});
        assertThat(run("inline", file.toString())).isEqualTo(1);
        assertThat(err).isEqualTo(file + ":2: not UTF-8 (byte 3 is 0xE5); save it as UTF-8" + System.lineSeparator());
        assertThat(out).isEmpty();
        assertThat(run("inline", "a", "b")).isEqualTo(2);
    }

    @Test
    void backupWritesOneFileAndNeverASecondOneInItsPlace() {
        Path file = folder.resolve("monday.zip");
        assertThat(onPaper("backup", file.toString())).isZero();
        assertThat(out).isEqualTo(file + System.lineSeparator());
        assertThat(file).isNotEmptyFile();
        assertThat(onPaper("backup", file.toString())).isEqualTo(1);
        assertThat(err).contains("is there already");
        assertThat(run("backup", "--help")).isZero();
        assertThat(out).contains("RESTORE.txt");
    }

    @Test
    void initMakesAPaperThatIsInOrderAndOverwritesNothing() {
        Path own = folder.resolve("own");
        assertThat(run("init", own.toString())).isZero();
        assertThat(run("check", "--workspace", own.toString())).isZero();
        assertThat(out).contains("no faults");
        assertThat(run("init", own.toString())).isEqualTo(1);
        assertThat(err).contains("is not empty");
    }

    @Test
    void feedShowsHowManyFeedsAreReadAndWhichCannotBe() {
        String odd = "src/test/resources/feeds/odd/";
        assertThat(run("feed", odd + "rdf_rss10.xml", odd + "html_page.xml", odd + "jsonfeed_11.xml", "--json"))
                .isEqualTo(1);
        assertThat(out.lines().toList())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).contains("\"author\":\"Ann\"", "\"published\":\"2026-11-03T10:00:00Z\""))
                .anySatisfy(line -> assertThat(line).contains("\"error\":\"it is a web page, not a feed\""));
        assertThat(run("feed", odd + "rdf_rss10.xml")).isZero();
        assertThat(out).contains("2026-11-03  a, by Ann", "http://x.test/1");
        assertThat(run("feed", "missing.xml")).isEqualTo(1);
        assertThat(err).contains("missing.xml: there is no such file");
    }

    @Test
    void feedFetchesOnlyWhereItMay() {
        assertThat(onPaper("feed", "http://127.0.0.1:9/feed")).isEqualTo(1);
        assertThat(err).contains("http://127.0.0.1:9/feed", "fetch:");
    }

    @Test
    void readersComeInAndGoOutByFiles() throws IOException {
        publication.write("old.csv", "E-Mail;Name\nnew@example.com;=1+1\nbad;Bad\n");
        String file = publication.folder.resolve("old.csv").toString();

        assertThat(onPaper("subscribers", "import", file, "--list", "letters")).isEqualTo(1);
        assertThat(err).contains("read as UTF-8, semicolons; E-Mail → email, Name → name", "say it, as in --consent");
        assertThat(onPaper("subscribers", "import", file, "--list", "letters", "--consent", "at the fair"))
                .isZero();
        assertThat(out).contains("added: 1\n", "bad rows: 1, in ", "the list 'letters' has 1 active");
        assertThat(onPaper("subscribers", "export", "letters", "--status", "active"))
                .isZero();
        assertThat(out).contains("new@example.com,'=1+1,,,letters,weekly,,active,");
        assertThat(onPaper("subscribers", "count", "list = letters")).isZero();
        assertThat(out).contains("1 member, 1 subscriber");
        assertThat(onPaper("subscribers", "count", "lang ~ zh")).isEqualTo(2);
        assertThat(onPaper("subscribers", "show", "new@example.com", "--json")).isZero();
        assertThat(out).contains("\"wording\":\"at the fair\"");
        assertThat(onPaper("subscribers", "erase", "new@example.com", "--yes")).isZero();
        assertThat(onPaper("subscribers", "show", "new@example.com")).isEqualTo(1);
    }

    @Test
    void checkNamesASegmentThatCannotBeRead() throws IOException {
        String settings = Files.readString(publication.folder.resolve("gazette.yaml"));
        publication.write("gazette.yaml", settings + "segments:\n  chinese: lang = zh\n  odd: lang = zh nad\n");

        assertThat(onPaper("check")).isEqualTo(1);
        assertThat(out + err)
                .contains("the segment 'odd', at character 11: 'nad' is too much here; join conditions by");
    }

    @Test
    void sourcesShowsFoldersAndHowFeedsFare() {
        publication.write(
                "gazette.yaml",
                TestPublication.settings("").replaceFirst("(?m)^sources:.*\n", "")
                        + "sources: {seeds: {folder: seeds}, wire: {feed: 'http://127.0.0.1:9/feed'}}\n");
        publication.reread();
        assertThat(onPaper("sources")).isZero();
        assertThat(out).contains("seeds", "not looked at yet");
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(onPaper("sources", "--json")).isZero();
        assertThat(out).contains("\"health\":\"not asked: 127.0.0.1 is not a public address", "fetch: in gazette.yaml");
        assertThat(onPaper("sources", "--take", "wire")).isZero();
        assertThat(out).contains("nothing is held");
        assertThat(onPaper("sources", "--pass", "seeds")).isEqualTo(2);
        assertThat(err).contains("there is no feed 'seeds'");
    }

    @Test
    void hubsShowsHowTheyFare() {
        assertThat(onPaper("hubs")).isZero();
        assertThat(out).contains("gazette.yaml names none under websub:");
        publication.write(
                "gazette.yaml", TestPublication.settings("") + "websub: {hubs: ['http://127.0.0.1:9/hub']}\n");
        publication.reread();
        assertThat(onPaper("publish", "weekly")).isZero();
        assertThat(onPaper("hubs")).isZero();
        assertThat(out).contains("to be told of", "told    never yet", "problem 127.0.0.1 is not a public address");
        assertThat(onPaper("hubs", "--json")).isZero();
        assertThat(out).contains("\"hub\":\"http://127.0.0.1:9/hub\"", "\"waiting\":");
    }

    private int onPaper(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--workspace";
        all[args.length + 1] = publication.folder.toString();
        return run(all);
    }

    private int run(String... args) {
        var outs = new StringWriter();
        var errs = new StringWriter();
        int exit = Cli.run(args, CLOSED, List.of(), publication.clock, real(outs), real(errs));
        out = outs.toString();
        err = errs.toString();
        return exit;
    }

    /// As a process has it: what nobody flushes is never seen.
    private static PrintWriter real(StringWriter into) {
        return new PrintWriter(new BufferedWriter(into), true);
    }
}
