package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import gazette.config.RelayConfig.Login;
import gazette.config.RelayConfig.Mechanism;
import gazette.config.RelayConfig.ProviderLimit;
import gazette.config.RelayConfig.ReturnPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What settings mean when nothing is wrong with them.
class ConfigReaderTest {
    @TempDir
    private Path folder;

    @Test
    void theShortestPaperIsHarmless() {
        var config = workspace().paper(ConfigFixture.SHORTEST).config();
        assertThat(config.publication())
                .isEqualTo(new PublicationConfig("News", "", "en", ZoneOffset.UTC, Optional.empty(), Optional.empty()));
        assertThat(config.web()).isEqualTo(new WebConfig("127.0.0.1", 8080, List.of()));
        assertThat(config.siteUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        assertThat(config.workspace()).isEqualTo(folder);
        assertThat(config.data()).isEqualTo(folder.resolve("data"));
        assertThat(config.database()).isEqualTo(new DatabaseConfig.Sqlite(folder.resolve("data/gazette.db")));
        assertThat(config.sources()).containsOnlyKeys("seeds");
        assertThat(config.mail().relays()).isEmpty();
        assertThat(config.schedules()).isEmpty();
        assertThat(config.mail().relayOf(config.list("news"))).isEmpty();
    }

    @Test
    void aListFallsBackToThePaper() {
        var list = workspace().paper(ConfigFixture.SHORTEST).config().list("news");
        assertThat(list)
                .isEqualTo(new ListConfig(
                        "news",
                        List.of(),
                        "News",
                        "",
                        true,
                        "en",
                        "plain",
                        new ListMailConfig(
                                new FromAddress("", "editor@example.org"),
                                Optional.empty(),
                                List.of(),
                                false,
                                Optional.empty()),
                        List.of(Cadence.WEEKLY),
                        Map.of(),
                        new SignupConfig(true, WelcomePolicy.LETTER)));
    }

    @Test
    void aListMaySayItAllItself() {
        var list = workspace().paperWith("""
                          quiet:
                            title: Quiet
                            description: For few
                            public: false
                            from: '"Quiet, Ltd" <quiet@example.org>'
                            reply_to: answers@example.org
                            language: zh-cn
                            theme: grey
                            cadences: [daily, monthly]
                            topics: { Mail: [mail, 邮件], Time: time }
                            opt_in: single
                        """).config().list("quiet");
        assertThat(list)
                .isEqualTo(new ListConfig(
                        "quiet",
                        List.of(),
                        "Quiet",
                        "For few",
                        false,
                        "zh-CN",
                        "grey",
                        new ListMailConfig(
                                new FromAddress("Quiet, Ltd", "quiet@example.org"),
                                Optional.of("answers@example.org"),
                                List.of(),
                                false,
                                Optional.empty()),
                        List.of(Cadence.DAILY, Cadence.MONTHLY),
                        Map.of("Mail", Set.of("mail", "邮件"), "Time", Set.of("time")),
                        new SignupConfig(false, WelcomePolicy.LETTER)));
    }

    @Test
    void aScheduleTakesWhatItLeavesOutFromItsList() {
        var schedule = workspace()
                .paper(ConfigFixture.SHORTEST.replace(
                        "title: News }\nfrom", "title: News, zone: Europe/Berlin }\nfrom"))
                .schedule("monday", "{ list: news, when: every Monday 08:00 }")
                .config()
                .schedule("monday");
        assertThat(schedule)
                .isEqualTo(new ScheduleConfig(
                        "monday",
                        Path.of("schedules/monday.yaml"),
                        new ScheduleRecipients("news", Cadence.WEEKLY, Optional.empty()),
                        new ScheduleTiming(
                                Cron.parse("every Monday 08:00"),
                                ZoneId.of("Europe/Berlin"),
                                Duration.ofHours(6),
                                false,
                                List.of()),
                        new ArticleFilter(List.of(), Set.of(), Set.of()),
                        new IssueLimits(20, true, 10),
                        new IssuePresentation(ArticleDetailBySection.EVERYTHING, Optional.empty(), Optional.empty()),
                        Optional.empty()));
    }

    @Test
    void aFolderKnowsTheLineThatNamesIt() {
        assertThat(workspace()
                        .paperWith("sources:\n  seeds:\n    cut_after: x\n    folder: seeds\n")
                        .config()
                        .folders())
                .singleElement()
                .extracting(FolderConfig::line)
                .isEqualTo(9);
    }

    @Test
    void aScheduleMaySayItAllItself() {
        var schedule = workspace()
                .paper(ConfigFixture.SHORTEST)
                .schedule("picky", """
                        list: news
                        cadence: weekly
                        when: "@weekly"
                        zone: Asia/Tokyo
                        sources: seeds
                        tags: [mail, 邮件]
                        languages: [en, zh]
                        limit: 5
                        leftover: drop
                        first: 3
                        show: summary
                        subject: "${list.title} – ${issue.number}"
                        theme: grey
                        catch_up: 2d
                        """)
                .config()
                .schedule("picky");
        assertThat(schedule.timing().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(schedule.filter().sources()).containsExactly("seeds");
        assertThat(schedule.filter().tags()).containsExactlyInAnyOrder("mail", "邮件");
        assertThat(schedule.filter().languages()).containsExactlyInAnyOrder("en", "zh");
        assertThat(schedule.limits().articles()).isEqualTo(5);
        assertThat(schedule.limits().carriesOver()).isFalse();
        assertThat(schedule.limits().firstIssue()).isEqualTo(3);
        assertThat(schedule.presentation().show())
                .isEqualTo(new ArticleDetailBySection(ArticleDetail.SUMMARY, Map.of()));
        assertThat(schedule.presentation().subject())
                .contains(new SubjectTemplate("${list.title} – ${issue.number}", 12));
        assertThat(schedule.presentation().theme()).contains("grey");
        assertThat(schedule.timing().catchUp()).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void aScheduleMayShowLessOfSomeTopics() {
        var schedule = workspace()
                .paper(ConfigFixture.SHORTEST.replace("news: {", "news: { topics: { Mail: mail, Time: time },"))
                .schedule("brief", "{ list: news, when: every Monday 08:00, show: { Mail: title, others: summary } }")
                .config()
                .schedule("brief");
        assertThat(schedule.presentation().show().of("Mail")).isEqualTo(ArticleDetail.TITLE);
        assertThat(schedule.presentation().show().of("Time")).isEqualTo(ArticleDetail.SUMMARY);
        assertThat(schedule.presentation().show().of("")).isEqualTo(ArticleDetail.SUMMARY);
    }

    @Test
    void theUsualPortFollowsFromTheKindOfTls() {
        var relays = workspace().paper("""
                        publication: { title: News, public_url: https://news.example.org/ }
                        from: editor@example.org
                        lists: { news: {}, second: { relay: b } }
                        relays:
                          a: { host: smtp.example.org }
                          b: { host: smtp.example.org, tls: implicit }
                          c: { host: 127.0.0.1, tls: none }
                          d: { host: "::1", tls: none, port: 1025 }
                          e: { host: smtp.example.org, tls: none, force_plaintext: true }
                        """).config();
        assertThat(relays.mail().relays().values())
                .extracting(relay -> relay.name() + " " + relay.tls() + " " + relay.port())
                .containsExactly("a STARTTLS 587", "b IMPLICIT 465", "c NONE 25", "d NONE 1025", "e NONE 25");
        assertThat(relays.siteUrl()).isEqualTo(URI.create("https://news.example.org"));
        assertThat(relays.mail().relayOf(relays.list("news")).map(RelayConfig::name))
                .contains("a");
        assertThat(relays.mail().relayOf(relays.list("second")).map(RelayConfig::name))
                .contains("b");
    }

    @Test
    void aPasswordComesFromTheEnvironment() {
        var config = local("user: me, password: '${SMTP_PASSWORD}'")
                .variable("SMTP_PASSWORD", "s3cret$1")
                .config();
        assertThat(config.mail().relays().values())
                .extracting(RelayConfig::login)
                .containsExactly(Optional.of(new Login("me", "s3cret$1", Optional.empty())));
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void aPasswordComesFromAFileOfItsOwn() throws IOException {
        var workspace = local("user: me, password_file: secret").file("secret", "s3cret\n");
        Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString("rw-------"));
        assertThat(workspace.config().mail().relays().values())
                .extracting(relay -> relay.login().orElseThrow().password())
                .containsExactly("s3cret");
    }

    @Test
    void aRelayOnThisMachineHasTheUsualHabits() {
        assertThat(local("port: 2525").config().mail().relays().values())
                .containsExactly(RelayConfig.open("main", "localhost", 2525));
    }

    @Test
    void aRelayMaySayItAllItself() {
        var relay = local("""
                        user: me, password: '${PW}', auth: cram-md5, connections: 9, per_second: 14, per_day: 5000,
                        return_path: verp, bounces: bounces@example.org, dkim: relay, rewrites_ids: true,
                        hello: News.example.org
                        """.replace("\n", " "))
                .variable("PW", "s3cret")
                .config()
                .mail()
                .relays()
                .get("main");
        assertThat(relay)
                .isEqualTo(new RelayConfig(
                        "main",
                        "localhost",
                        25,
                        RelayConfig.Tls.NONE,
                        Optional.of(new Login("me", "s3cret", Optional.of(Mechanism.CRAM_MD5))),
                        new Limits(
                                9, OptionalDouble.of(14), OptionalInt.of(5000), Map.of(), List.of(), Optional.empty()),
                        new ReturnPath(Optional.of("bounces@example.org"), true),
                        true,
                        true,
                        Optional.of("news.example.org")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            News.Example.org.      | news.example.org
            "[192.0.2.1]"          | [192.0.2.1]
            [192.0.2.1]            | [192.0.2.1]
            192.0.2.1              | [192.0.2.1]
            "[IPv6:2001:db8::1]"   | [IPv6:2001:db8::1]
            "[2001:db8::1]"        | [IPv6:2001:db8::1]
            mailhost               | mailhost
            """)
    void theNameInEhloMayBeAnAddress(String yaml, String hello) {
        assertThat(local("hello: " + yaml).config().mail().relays().values())
                .extracting(RelayConfig::hello)
                .containsExactly(Optional.of(hello));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://News.example.org:8443 | example.com       | news.example.org example.com
            http://localhost:8080         | example.com       | example.com
            http://127.0.0.1:8080         | example.com       | example.com
            https://192.0.2.1             | example.com       | example.com
            https://[2001:db8::1]         | example.com       | example.com
            https://example.com           | example.com       | example.com
            http://localhost              | localhost         | ''
            """)
    void theNameInEhloIsThatOfTheSiteOrTheSender(String url, String from, String names) {
        var config = workspace().paper("""
                        publication: { title: News, public_url: "%s" }
                        from: editor@elsewhere.example
                        lists: { other: { relay: spare }, news: { from: a@%s } }
                        relays: { main: { host: localhost, tls: none }, spare: { host: localhost, tls: none } }
                        """.formatted(url, from)).config();
        assertThat(config.helloNames(config.mail().relayOf(config.list("news")).orElseThrow()))
                .isEqualTo(words(names));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    @Test
    void aDomainTakesWhatItLeavesOutFromTheDefault() {
        var limits = limits("domains: { default: { connections: 3 }, Gmail.com: { per_second: 5 } }");
        assertThat(limits.domain("gmail.com")).isEqualTo(new DomainLimit(OptionalInt.of(3), OptionalDouble.of(5)));
        assertThat(limits.domain("example.org")).isEqualTo(new DomainLimit(OptionalInt.of(3), OptionalDouble.empty()));
        assertThat(Limits.DEFAULTS.domain("example.org")).isEqualTo(DomainLimit.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            14              | 14
            0.5             | 0.5
            14.5            | 14.5
            6 per minute    | 0.1
            6/minute        | 0.1
            6 / min         | 0.1
            6 a minute      | 0.1
            90 per minute   | 1.5
            100 per hour    | 0.0277777
            36/h            | 0.01
            1 per hour      | 0.0002777
            3 per second    | 3
            2.5 per minute  | 0.0416666
            100000          | 100000
            """)
    void aRateMayBeLessThanOneASecond(String written, double perSecond) {
        var limits = limits("per_second: " + written + ", domains: { gmail.com: { per_second: " + written + " } }");
        assertThat(limits.perSecond().orElseThrow()).isCloseTo(perSecond, within(0.000_001));
        assertThat(limits.domain("gmail.com").perSecond()).isEqualTo(limits.perSecond());
    }

    @Test
    void aProviderIsNamedByItsMailServers() {
        var limits = limits("""
                domains: {
                  default: { connections: 3 },
                  Outlook.com: { mx: '*.Protection.outlook.com.', per_second: 2 },
                  google: { mx: ['*.google.com', 'aspmx*.googlemail.com'], connections: 9 },
                  gmail.com: { per_second: 5 } }
                """.replace("\n", " "));
        assertThat(limits.providers())
                .containsExactly(
                        new ProviderLimit(
                                "outlook.com",
                                List.of("*.protection.outlook.com"),
                                new DomainLimit(OptionalInt.of(3), OptionalDouble.of(2))),
                        new ProviderLimit(
                                "google",
                                List.of("*.google.com", "aspmx*.googlemail.com"),
                                new DomainLimit(OptionalInt.of(9), OptionalDouble.empty())));
        assertThat(limits.names("GMAIL.com")).isTrue();
        assertThat(limits.names("outlook.com")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "*.protection.outlook.com, example-com.mail.protection.outlook.com, true",
        "*.protection.outlook.com, protection.outlook.com, false",
        "*.protection.outlook.com, x.protection.outlook.com.example.org, false",
        "*.protection.outlook.com, xprotection.outlook.com, false",
        "mx.example.org, mx.example.org, true",
        "mx.example.org, mxxexample.org, false",
        "mx*.example.org, mx12.example.org, true",
        "aspmx*.google*.com, aspmx2.googlemail.com, true",
    })
    void aMailServerMatchesItsPattern(String pattern, String server, boolean matches) {
        var provider = new ProviderLimit("p", List.of("other.example.org", pattern), DomainLimit.NONE);
        assertThat(provider.hasOneOf(List.of("first.example.net", server))).isEqualTo(matches);
        assertThat(provider.hasOneOf(List.of())).isFalse();
    }

    @Test
    void aSlowBeginningGrowsDayByDayUntilItReachesTheDaysLimit() {
        var limits = limits("per_day: 1000, warm_up: { from: 2026-12-01, first_day: 200, growth: 1.5 }");
        assertThat(List.of("2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-05", "2126-12-05"))
                .extracting(day -> limits.perDay(LocalDate.parse(day)).orElseThrow())
                .containsExactly(200, 200, 300, 450, 1000, 1000);
        assertThat(limits.warmUpEndDate()).hasValue(LocalDate.parse("2026-12-05"));
        assertThat(limits("per_day: 9, warm_up: { from: 2026-12-01, first_day: 20 }")
                        .warmUpEndDate())
                .hasValue(LocalDate.parse("2026-12-01"));
        assertThat(limits("per_day: 7").perDay(LocalDate.EPOCH)).hasValue(7);
        assertThat(Limits.DEFAULTS.perDay(LocalDate.EPOCH)).isEmpty();
        assertThat(Limits.DEFAULTS.warmUpEndDate()).isEmpty();
    }

    @Test
    void aListMayNameItsRelaysInTheOrderInWhichTheyStandIn() {
        var config = workspace().paper("""
                        publication: { title: News, public_url: https://news.example.org/ }
                        from: editor@example.org
                        lists: { news: {}, one: { relay: b }, two: { relay: [c, a, c] } }
                        relays:
                          a: { host: smtp.example.org }
                          b: { host: smtp.example.org }
                          c: { host: smtp.example.org }
                        """).config();
        assertThat(config.lists().values())
                .extracting(list -> config.mail().relaysOf(list).stream()
                        .map(RelayConfig::name)
                        .toList())
                .containsExactly(List.of("a", "b", "c"), List.of("b"), List.of("c", "a"));
        assertThat(config.mail().relayOf(config.list("two")).map(RelayConfig::name))
                .contains("c");
    }

    @Test
    void sendingMayBeSlowerOrWithoutACanary() {
        var config = workspace()
                .paperWith("sending: { stop_wait: 90s, canary: 0, canary_from: 50, canary_wait: 10m }")
                .config();
        assertThat(config.mail().sending())
                .isEqualTo(new SendingConfig(Duration.ofSeconds(90), 0, 50, Duration.ofMinutes(10)));
    }

    @Test
    void aVariableMayStandAnywhereInAValue() {
        var config = workspace()
                .paperWith("web: { listen: '127.0.0.1:${PORT}' }")
                .variable("PORT", "9090")
                .config();
        assertThat(config.web().port()).isEqualTo(9090);
    }

    @Test
    void aRelayOnThisMachineMayServeAPaperOnThisMachine() {
        assertThat(local("port: 1025").config().siteUrl()).isEqualTo(URI.create("http://localhost:8080"));
    }

    @Test
    void theSiteOfAServerThatListensEverywhereCanBeReached() {
        assertThat(workspace()
                        .paperWith("web: { listen: '0.0.0.0:80' }")
                        .config()
                        .siteUrl())
                .isEqualTo(URI.create("http://127.0.0.1:80"));
        assertThat(workspace().paperWith("web: { listen: '[::1]:80' }").config().siteUrl())
                .isEqualTo(URI.create("http://[::1]:80"));
    }

    @Test
    void theDatabaseMayBeElsewhere() {
        assertThat(workspace()
                        .paperWith("database: sqlite:/var/lib/gazette/paper.db")
                        .config()
                        .database())
                .isEqualTo(new DatabaseConfig.Sqlite(Path.of("/var/lib/gazette/paper.db")));
    }

    @Test
    void theDatabaseMayBeOnAServer() {
        assertThat(workspace()
                        .paperWith("database: postgresql://db.example.org/news")
                        .config()
                        .database())
                .isEqualTo(new DatabaseConfig.Postgres(
                        "db.example.org", 5432, "news", Optional.empty(), Optional.empty()));
        assertThat(workspace()
                        .paperWith("database: { url: 'postgres://[::1]:5433/news' }")
                        .config()
                        .database())
                .isEqualTo(new DatabaseConfig.Postgres("::1", 5433, "news", Optional.empty(), Optional.empty()))
                .hasToString("postgresql://[::1]:5433/news");
    }

    @Test
    void theDatabasesPasswordIsKeptFromLogs() {
        var config = workspace()
                .paperWith("database: { url: postgresql://localhost/news, user: me, password: '${PGPASSWORD}' }")
                .variable("PGPASSWORD", "s3cret")
                .config();
        assertThat(config.database())
                .isEqualTo(new DatabaseConfig.Postgres(
                        "localhost", 5432, "news", Optional.of("me"), Optional.of("s3cret")));
        assertThat(config.toString()).doesNotContain("s3cret");
    }

    @Test
    void aFileMayStandInABlockToo() {
        assertThat(workspace()
                        .paperWith("database: { url: sqlite:own.db }")
                        .config()
                        .database())
                .isEqualTo(new DatabaseConfig.Sqlite(folder.resolve("own.db")));
    }

    @Test
    void proxiesAreAddressesOrNetworks() {
        assertThat(workspace()
                        .paperWith("web: { trusted_proxies: [127.0.0.1, 10.0.0.0/8, '::1', 'fd00::/8'] }")
                        .config()
                        .web()
                        .trustedProxies())
                .containsExactly(
                        CidrRange.of("127.0.0.1"),
                        CidrRange.of("10.0.0.0/8"),
                        CidrRange.of("::1"),
                        CidrRange.of("fd00::/8"));
    }

    @Test
    void picturesAreLinkedUnlessAListWantsThemAttached() {
        var config = workspace()
                .paperWith("  two: { title: Two, pictures: attached }")
                .config();
        assertThat(config.list("news").mail().attachesImages()).isFalse();
        assertThat(config.list("two").mail().attachesImages()).isTrue();
    }

    @Test
    void onlyPublicAddressesAreFetchedUnlessNetworksAreAllowed() {
        assertThat(workspace().paperWith("").config().fetch()).isEqualTo(FetchConfig.PUBLIC);
        assertThat(workspace()
                        .paperWith("fetch: { allow: [10.1.0.0/16, '10.2.0.1:25', '[fd00::/8]:9200', 'fd00::1'] }")
                        .config()
                        .fetch()
                        .allow())
                .containsExactly(
                        new FetchAllowance(CidrRange.of("10.1.0.0/16"), OptionalInt.empty()),
                        new FetchAllowance(CidrRange.of("10.2.0.1"), OptionalInt.of(25)),
                        new FetchAllowance(CidrRange.of("fd00::/8"), OptionalInt.of(9200)),
                        new FetchAllowance(CidrRange.of("fd00::1"), OptionalInt.empty()));
    }

    @Test
    void aKeyWithoutAValueCountsAsAbsent() {
        var config = workspace().paperWith("relays:\nweb:\n").config();
        assertThat(config.mail().relays()).isEmpty();
        assertThat(config.web().port()).isEqualTo(8080);
    }

    @Test
    void aByteOrderMarkIsNoFault() {
        assertThat(workspace()
                        .paper("\uFEFF" + ConfigFixture.SHORTEST)
                        .config()
                        .publication()
                        .title())
                .isEqualTo("News");
    }

    @Test
    void theDemoLeavesTheRealRelayAndStateAlone() {
        var relay = RelayConfig.open("demo", "127.0.0.1", 3025);
        var data = folder.resolve("data/demo");
        var demo = workspace().paper("""
                        publication: { title: News, public_url: https://news.example.org }
                        from: editor@example.org
                        lists: { news: {}, second: { relay: real } }
                        relays: { real: { host: smtp.example.org } }
                        database: postgresql://db.example.org/news
                        """).config().inDemo(data, URI.create("http://127.0.0.1:8081"), 8081, relay);
        assertThat(demo.mail().relays()).containsOnlyKeys("demo");
        assertThat(demo.lists().values())
                .allMatch(list -> demo.mail().relayOf(list).equals(Optional.of(relay)));
        assertThat(demo.data()).isEqualTo(data);
        assertThat(demo.database()).isEqualTo(new DatabaseConfig.Sqlite(data.resolve("gazette.db")));
        assertThat(demo.siteUrl()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(demo.web()).isEqualTo(new WebConfig("127.0.0.1", 8081, List.of()));
    }

    @Test
    void otherSeedsTakeThePlaceOfAllSources() {
        var config = workspace()
                .paperWith("sources: { a: { folder: a, cut_after: [END] }, b: { folder: b } }")
                .schedule("s", "{ list: news, when: every hour, sources: [b] }")
                .config()
                .withSeeds(Path.of("/elsewhere"));
        assertThat(config.sources()).containsOnlyKeys("a");
        assertThat(config.folders()).extracting(FolderConfig::folder).containsExactly(Path.of("/elsewhere"));
        assertThat(config.schedule("s").filter().sources()).isEmpty();
    }

    private ConfigFixture workspace() {
        return new ConfigFixture(folder);
    }

    private Limits limits(String relay) {
        return local(relay).config().mail().relays().values().iterator().next().limits();
    }

    private ConfigFixture local(String relay) {
        return workspace().paper("""
                publication: { title: News, public_url: "http://localhost:8080" }
                from: editor@example.org
                lists: { news: {} }
                relays: { main: { host: localhost, tls: none, %s } }
                """.formatted(relay));
    }

    @Test
    void aCadenceWithoutAScheduleIsNoChoice() {
        Config config = workspace()
                .paper(ConfigFixture.SHORTEST.replace(
                        "news: { title: News }", "news: { title: News, cadences: [daily, weekly, monthly] }"))
                .schedule("weekly", "{ list: news, cadence: weekly, when: every Monday 08:00 }")
                .config();

        assertThat(config.choices(config.list("news"))).containsExactly(Cadence.WEEKLY);
    }
}
