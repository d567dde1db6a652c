package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.ReturnPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The repository is itself a workspace, and what `gazette init` writes.
class SamplePaperTest {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();

    @Test
    void theSamplePaperHasNoFaultsAndNoWarnings() {
        assertThat(new ConfigReader().read(REPOSITORY, Map.of()))
                .isInstanceOf(ConfigReadResult.Valid.class)
                .extracting(ConfigReadResult::warnings)
                .isEqualTo(List.of());
    }

    @Test
    void theSamplePaperSaysWhatItsFilesSay() {
        var config = config();
        assertThat(config.publication().title()).isEqualTo("Lamplight 灯下");
        assertThat(config.publication().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(config.web()).isEqualTo(new WebConfig("127.0.0.1", 8080, List.of()));
        assertThat(config.database()).isEqualTo(new DatabaseConfig.Sqlite(REPOSITORY.resolve("data/gazette.db")));
        assertThat(config.mail().relays()).isEmpty();
        assertThat(config.mail().sending()).isEqualTo(SendingConfig.DEFAULTS);
        assertThat(config.editors()).containsExactly("editor@example.org");
        assertThat(config.folders()).extracting(FolderConfig::folder).containsExactly(REPOSITORY.resolve("seeds"));
        assertThat(config.lists().keySet()).containsExactly("lamplight", "dispatch");
        assertThat(config.list("lamplight").topics()).containsEntry("Time", Set.of("time", "时间"));
        assertThat(config.list("lamplight").topics().keySet())
                .containsExactly("Mail & feeds", "Keeping things", "Text & type", "Time");
        assertThat(config.list("dispatch").language()).isEqualTo("zh");
        assertThat(config.list("dispatch").mail().from()).hasToString("Lamplight <editor@example.org>");
    }

    @Test
    void theSampleSchedulesSayWhatTheirFilesSay() {
        var weekly = config().schedule("weekly");
        assertThat(weekly.file()).isEqualTo(Path.of("schedules/weekly.yaml"));
        assertThat(weekly.list()).isEqualTo("lamplight");
        assertThat(weekly.timing().cron().quartzExpressions()).containsExactly("0 0 8 ? * 2");
        assertThat(weekly.limits().articles()).isEqualTo(6);
        assertThat(weekly.limits().firstIssue()).isEqualTo(10);
        assertThat(weekly.timing().catchUp()).isEqualTo(Duration.ofHours(6));
        assertThat(weekly.timing().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        var daily = config().schedule("daily");
        assertThat(daily.recipients().cadence()).isEqualTo(Cadence.DAILY);
        assertThat(daily.limits().articles()).isEqualTo(3);
        assertThat(daily.limits().carriesOver()).isTrue();
    }

    @Test
    void theUsualTailsOfExportsAreCutAndOrdinarySentencesAreNot() {
        var tails = config().sources().values().iterator().next().cutAfter();
        var cut = Stream.of("© THE END", "- END -", "—完—", "转载请联系本公众号获得授权", "点击“阅读原文”", "长按下方二维码，关注我们");
        assertThat(cut).allMatch(tail -> tails.stream().anyMatch(pattern -> pattern.isIn(tail)));
        var kept = Stream.of("完美的备份", "分享几个办法", "扫描二维码登录时，先看域名。", "The END of mail");
        assertThat(kept).noneMatch(text -> tails.stream().anyMatch(pattern -> pattern.isIn(text)));
    }

    /// A key in no one's paper in each block makes the reader list those it knows.
    @Test
    void everyKeyThatTheReaderKnowsIsInTheSamplePaper(@TempDir Path folder) throws IOException {
        var workspace = new ConfigFixture(folder)
                .paper("""
                        qqqqqqqqqqqq: 1
                        publication: { title: T, qqqqqqqqqqqq: 1 }
                        web: { qqqqqqqqqqqq: 1 }
                        database: { url: postgresql://localhost/news, qqqqqqqqqqqq: 1 }
                        sources: { seeds: { folder: seeds, qqqqqqqqqqqq: 1 } }
                        relays: { main: { host: localhost, qqqqqqqqqqqq: 1, domains: { a.b: { qqqqqqqqqqqq: 1 } }, warm_up: { qqqqqqqqqqqq: 1 } } }
                        sending: { qqqqqqqqqqqq: 1 }
                        websub: { qqqqqqqqqqqq: 1 }
                        unsubscribe_mailbox: { qqqqqqqqqqqq: 1 }
                        dkim: { s1: { qqqqqqqqqqqq: 1 } }
                        from: a@example.org
                        lists: { news: { qqqqqqqqqqqq: 1 } }
                        """)
                .schedule("weekly", "{ list: news, when: every hour, qqqqqqqqqqqq: 1 }");
        var unknown = workspace.faults().stream()
                .filter(diagnostic -> diagnostic.problem().equals("unknown key \"qqqqqqqqqqqq\""))
                .toList();
        assertThat(unknown).hasSize(14);
        var keys = unknown.stream()
                .map(diagnostic -> diagnostic.remedy().replace("the keys here are ", ""))
                .flatMap(remedy -> Stream.of(remedy.split(", ")));
        var sample = sampleText();
        assertThat(keys).allMatch(key -> sample.matches("(?s).*\\n#? *#? *" + key + ":.*"));
    }

    @Test
    void everyExampleInACommentWorksWhenItIsTakenIn(@TempDir Path folder) throws Exception {
        var paper = Files.readString(REPOSITORY.resolve("gazette.yaml"))
                .replace("database: sqlite:data/gazette.db", "database:")
                .replaceAll("(?m)^#  ( *[a-z0-9_.]+:.*)$", "  $1")
                .replaceAll("(?m)^ *password_file:.*$", "");
        var workspace = new ConfigFixture(folder)
                .paper(uncommented(paper))
                .schedule("weekly", uncommented(Files.readString(REPOSITORY.resolve("schedules/weekly.yaml"))))
                .schedule("daily", Files.readString(REPOSITORY.resolve("schedules/daily.yaml")))
                .variable("PGPASSWORD", "pg")
                .secret("data/dkim/s2026.pem", ConfigFixture.pem("RSA", 2048))
                .variable("SMTP_PASSWORD", "s3cret")
                .variable("IMAP_PASSWORD", "s3cret")
                .variable("WIRE_PASSWORD", "s3cret")
                .variable("WIRE_KEY", "s3cret");
        assertThat(workspace.read()).isInstanceOfSatisfying(ConfigReadResult.Valid.class, valid -> {
            assertThat(valid.warnings()).isEmpty();
            assertThat(valid.config().database())
                    .isEqualTo(new DatabaseConfig.Postgres(
                            "localhost", 5433, "lamplight", Optional.of("lamplight"), Optional.of("pg")));
            assertThat(valid.config().siteUrl()).hasToString("https://lamplight.example.org");
            assertThat(valid.config().mail().relayOf(valid.config().list("lamplight")))
                    .hasValueSatisfying(relay -> {
                        assertThat(relay.port()).isEqualTo(2587);
                        assertThat(relay.limits().domain("gmail.com"))
                                .isEqualTo(new DomainLimit(OptionalInt.of(2), OptionalDouble.of(5)));
                        assertThat(relay.returnPath())
                                .isEqualTo(new ReturnPath(Optional.of("bounces@example.org"), true));
                    });
            assertThat(valid.config().mail().dkim().get("s2026")).hasToString("s2026._domainkey.example.org");
            assertThat(valid.config().schedule("weekly").presentation().subject())
                    .isPresent();
        });
    }

    private static String uncommented(String yaml) {
        return yaml.replaceAll("(?m)^( *)# ([a-z_]+: .*)$", "$1$2");
    }

    private static Config config() {
        return ((ConfigReadResult.Valid) new ConfigReader().read(REPOSITORY, Map.of())).config();
    }

    private static String sampleText() throws IOException {
        return Files.readString(REPOSITORY.resolve("gazette.yaml"))
                + Files.readString(REPOSITORY.resolve("schedules/weekly.yaml"))
                + Files.readString(REPOSITORY.resolve("schedules/daily.yaml"));
    }
}
