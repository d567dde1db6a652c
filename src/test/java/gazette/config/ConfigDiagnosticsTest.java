package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every fault as `gazette check` prints it.
class ConfigDiagnosticsTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderWithoutAPaperNamesInitAndWorkspace() {
        assertThat(workspace().faultLines())
                .containsExactly("gazette.yaml:1: there is no such file in " + folder + "; run gazette init " + folder
                        + " to make a workspace, or name another with --workspace DIR");
    }

    @Test
    void allFaultsOfAllFilesAreToldAtOnceInTheirOrder() {
        var faults = workspace()
                .paper("""
                        publication: { titel: News }
                        lists:
                          news: { public: maybe }
                        web:
                          listen: 8080
                        """)
                .schedule("daily", "list: news\nwhen: at dawn\n")
                .schedule("weekly", "when: every hour\n")
                .faults();
        assertThat(faults)
                .extracting(diagnostic -> diagnostic.file() + ":" + diagnostic.line() + ": " + diagnostic.problem())
                .containsExactly(
                        "gazette.yaml:1: title is missing",
                        "gazette.yaml:1: from is missing",
                        "gazette.yaml:1: unknown key \"titel\"",
                        "gazette.yaml:3: \"maybe\" is neither true nor false",
                        "gazette.yaml:5: \"8080\" is not an address to listen on",
                        "schedules/daily.yaml:2: \"at dawn\" is not understood as a time table",
                        "schedules/weekly.yaml:1: list is missing");
        assertThat(faults).noneMatch(diagnostic -> diagnostic.remedy().isBlank());
    }

    /// The key stands in line 6 of the paper.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            relay: {}                               | unknown key "relay"; did you mean "relays"
            colour: red                             | unknown key "colour"; the keys here are publication, web, database, picture_store, sources, fetch, websub, relays, dkim, from, sending, editors, unsubscribe_mailbox, lists, segments
            from: b@example.org                     | "from" stands here a second time; remove it here or in line 2
            web: 8080                               | web is not a block; write its keys indented below web:
            web: { listen: [a, b] }                 | listen holds a list or a block; write a single value
            web: { listen: "localhost:70000" }      | "localhost:70000" is not an address to listen on; write host and port, such as 127.0.0.1:8080
            web: { listen: "" }                     | "" is not an address to listen on; write host and port, such as 127.0.0.1:8080
            web: { listne: "localhost:1" }          | unknown key "listne"; did you mean "listen"
            web: { trusted_proxies: [10.1] }        | "10.1" is not an address or a network; write one such as 127.0.0.1 or 10.0.0.0/8
            web: { trusted_proxies: [10.0.0.0/33] } | "33" is out of bounds; write a number from 0 to 32
            web: { trusted_proxies: [proxy] }       | "proxy" is not an address or a network; write one such as 127.0.0.1 or 10.0.0.0/8
            web: { trusted_proxies: ["::g"] }       | "::g" is not an address or a network; write one such as 127.0.0.1 or 10.0.0.0/8
            fetch: { timeout: 2m }                  | "2m" is not within 1s–40s; write a time within 1s–40s
            fetch: { allow: [intranet] }            | "intranet" is not an address or a network, with or without a port; write one such as 127.0.0.1, 10.0.0.0/8 or 127.0.0.1:9200
            fetch: { allow: ["::1:99999"] }         | "::1:99999" is not an address or a network, with or without a port; write one such as 127.0.0.1, 10.0.0.0/8 or 127.0.0.1:9200
            database: mysql:gazette                 | "mysql:gazette" is not a database that Gazette knows; write sqlite:data/gazette.db, or postgresql://HOST/NAME
            database: "sqlite:"                     | "sqlite:" is not a database that Gazette knows; write sqlite:data/gazette.db, or postgresql://HOST/NAME
            database: postgres:gazette              | "postgres:gazette" is not the address of a database; write postgresql://HOST/NAME or postgresql://HOST:PORT/NAME
            database: postgresql://localhost        | "postgresql://localhost" is not the address of a database; write postgresql://HOST/NAME or postgresql://HOST:PORT/NAME
            database: postgresql://h:70000/n        | "70000" is out of bounds; write a number from 1 to 65535
            database: postgresql://h/n?ssl=true     | "postgresql://h/n?ssl=true" is not the address of a database; write postgresql://HOST/NAME or postgresql://HOST:PORT/NAME
            database: "postgresql://me:s3cret@h/n"  | the database's address holds a login; write url: postgresql://HOST/NAME, user: and password: in a block below database:
            database: { user: me }                  | url is missing; write sqlite:data/gazette.db, or postgresql://HOST/NAME
            database: { url: "sqlite:a.db", user: me } | an SQLite file has no login; remove user
            database: { url: "postgresql://h/n", user: me, password: s3cret } | the password stands in the file itself; write password: ${PGPASSWORD} or password_file: data/database-password
            database: { url: "postgresql://h/n", user: me, password: "${PGPASSWORD}" } | the variable PGPASSWORD is not set; set it in Gazette's environment, as in PGPASSWORD=… gazette serve
            database: { url: "postgresql://h/n", usr: me } | unknown key "usr"; did you mean "user"
            sources: { s: {} }                      | folder is missing; write the folder's name, such as folder: seeds, or a feed's address
            sources: { s: { feed: "http://a.test/", first: 7 moons } } | "7 moons" is neither a number within 0–1000 nor a length of time; write one such as 3 or 7 days
            sources: { s: { feed: "http://a.test/", limit: 0 } } | "0" is too small; write a number from 1 to 10000
            sources: { s: { feed: "http://a.test/", only: { tag: x } } } | unknown key "tag"; did you mean "tags"
            sources: { s: { feed: "http://a.test/", never: { languages: english } } } | "english" is not a language tag; did you mean "en"
            sources: { s: { folder: s, cut_after: ["(" ] } } | "(" is not a regular expression (a ( is not closed by )); write one such as '^© THE END', with a backslash before ( ) [ ] { } * + ? . that are meant literally, without look-around and back references (github.com/google/re2/wiki/Syntax has the notation)
            sources: { s: { folder: s, cut_after: ["END(?=!)" ] } } | "END(?=!)" uses what Gazette's regular expressions do not have: `(?=`; write one such as '^© THE END', with a backslash before ( ) [ ] { } * + ? . that are meant literally, without look-around and back references (github.com/google/re2/wiki/Syntax has the notation)
            sources: { s: { feed: "http://a.test/", never: ["(a{99}){99}" ] } } | "(a{99}){99}" is too long, or repeats too often; write one such as '^© THE END', with a backslash before ( ) [ ] { } * + ? . that are meant literally, without look-around and back references (github.com/google/re2/wiki/Syntax has the notation)
            web: { listen: "${HOST}:80" }           | the variable HOST is not set; set it in Gazette's environment, as in HOST=… gazette serve
            sending: { stop_wait: soon }            | "soon" is not a length of time; write one such as 60s, 30m, 6h or 2d
            sending: { canary: -1 }                 | "-1" is too small; write a number from 0 to 1000000
            [a]: b                                  | a key that is not a word; write key: value
            """)
    void aFaultInThePaperHasItsLineAndRemedy(String yaml, String fault) {
        assertThat(workspace().paperWith(yaml).faultLines()).containsExactly("gazette.yaml:6: " + fault);
    }

    @Test
    void aDatabasesPasswordNeedsAUser() {
        assertThat(workspace()
                        .paperWith("database: { url: postgresql://h/n, password: '${PW}' }")
                        .variable("PW", "s3cret")
                        .faultLines())
                .containsExactly("gazette.yaml:6: there is a password but no user;"
                        + " write the login's name, such as user: gazette");
    }

    /// The list's key stands in line 7.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            from: nobody                | "nobody" is not a mail address; write an address such as editor@example.org
            from: "A <a@b> <c@d>"       | "A <a@b> <c@d>" is not a mail address; write an address such as editor@example.org
            from: "A\\r\\nBcc: x@y.z <a@b>" | the sender holds a control character; write it on one line, without tabs
            reply_to: a@@example.org    | "a@@example.org" is not a mail address; write an address such as editor@example.org
            title: ""                   | the value is empty; write something, or leave the key out
            title: "a\\nb"              | the value holds a line break or another control character; write it on one line
            language: english           | "english" is not a language tag; did you mean "en"
            language: zh_CN             | "zh_CN" is not a language tag; did you mean "zh-CN"
            theme: ../plain             | "../plain" is not the name of a theme; write the name of a folder under templates/
            relay: backup               | there is no relay "backup"; define it, or leave this out
            relay: [backup]             | there is no relay "backup"; define it, or leave this out
            cadences: [yearly]          | "yearly" is not known here; write each, daily, weekly, monthly
            opt_in: double              | "double" is neither confirmed nor single; write one of the two
            public: yes                 | "yes" is neither true nor false; write true
            topics: [mail]              | topics is not a block; write its keys indented below topics:
            cadence: weekly             | unknown key "cadence"; did you mean "cadences"
            """)
    void aFaultInAListHasItsLineAndRemedy(String yaml, String fault) {
        assertThat(workspace().paperWith("  other:\n    " + yaml).faultLines())
                .containsExactly("gazette.yaml:7: " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"News", "9lives", "快讯", "a b", "a/b", "-x", "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"})
    void aListsNameMustFitItsAddress(String name) {
        assertThat(workspace().paperWith("  " + name + ": {}").faultLines())
                .containsExactly("gazette.yaml:6: \"" + name + "\" cannot be a list's name; write up to 40 of a–z, 0–9"
                        + " and -, starting with a letter; the title may be anything");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "i",
                "u",
                "feed",
                "feeds",
                "mailbox",
                "health",
                "ready",
                "static",
                "style",
                "about",
                "archive",
                "search",
                "subscribe",
                "confirm",
                "preferences",
                "admin",
                "desk",
                "api"
            })
    void aListsNameMustLeaveTheSitesOwnPagesFree(String name) {
        assertThat(workspace().paperWith("  " + name + ": {}").faultLines())
                .containsExactly("gazette.yaml:6: the address /" + name + "/ is one of the site's own pages;"
                        + " name the list otherwise, such as " + name + "-list");
    }

    @Test
    void whatHasNoDefaultIsAskedFor() {
        assertThat(workspace().paper("web: {}\n").faultLines())
                .containsExactly(
                        "gazette.yaml:1: title is missing; write the paper's name, such as title: Lamplight",
                        "gazette.yaml:1: from is missing; write who the letters come from, such as"
                                + " from: Lamplight <editor@example.org>",
                        "gazette.yaml:1: there are no lists; write one, such as lists: { weekly: { title: The week } }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title: T, zone: Shanghai            | unknown time zone "Shanghai"; did you mean Asia/Shanghai
            title: T, zone: Europe/Berln        | unknown time zone "Europe/Berln"; did you mean Europe/Berlin
            title: T, zone: Beijing             | unknown time zone "Beijing"; did you mean Asia/Shanghai
            title: T, language: e               | "e" is not a language tag; write one such as en, zh or zh-CN
            title: T, public_url: example.org   | public_url "example.org" does not begin with https://; write public_url: https://example.org
            title: T, public_url: "https://example.org/news" | public_url "https://example.org/news" has a path (/news), and the site must have a host of its own; write public_url: https://example.org, or give it a name such as https://news.example.org
            title: T, public_url: "https://u@example.org" | "https://u@example.org" is not the address of a site without a path; write the address subscribers use, such as public_url: https://news.example.org
            title: T, public_url: "ftp://example.org" | "ftp://example.org" is not the address of a site without a path; write the address subscribers use, such as public_url: https://news.example.org
            title: T, public_url: "https://a b" | "https://a b" is not the address of a site without a path; write the address subscribers use, such as public_url: https://news.example.org
            title: T, postal_address: "a\\tb"   | the value holds a line break or another control character; write it on one line
            """)
    void aFaultInThePublicationHasItsLineAndRemedy(String yaml, String fault) {
        assertThat(workspace()
                        .paper("from: a@example.org\nlists: { news: {} }\npublication: { " + yaml + " }")
                        .faultLines())
                .containsExactly("gazette.yaml:3: " + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://paper.example.org | hub.example.org       | 4 | "hub.example.org" is not an address on the web; write all of it, from https:// on
            https://paper.example.org | "https://a<b.example" | 4 | "https://a<b.example" is not the address of a hub; write one such as https://hub.example.org/
            http://localhost:8080     | https://hub.example   | 4 | public_url is this machine only, so a hub elsewhere could not fetch the feeds; write public_url: https://… under publication:, or leave hubs out
            ""                        | https://hub.example   | 4 | there is a hub but no public_url, so it could not fetch the feeds; write public_url: https://… under publication:, or leave hubs out
            """)
    void aHubMustReachThePaper(String url, String hub, int line, String fault) {
        String publicUrl = url.equals("\"\"") ? "" : ", public_url: \"" + url + "\"";
        assertThat(workspace()
                        .paper("publication: { title: T" + publicUrl
                                + " }\nfrom: a@example.org\nlists: { news: {} }\nwebsub: { hubs: " + hub + " }")
                        .faultLines())
                .containsExactly("gazette.yaml:" + line + ": " + fault);
    }

    @Test
    void anEditorNeedsAnAddress() {
        assertThat(workspace()
                        .paper(ConfigFixture.SHORTEST.replace("[editor@example.org]", "[me]"))
                        .faultLines())
                .containsExactly(
                        "gazette.yaml:3: \"me\" is not a mail address; write an address such as editor@example.org");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                              | address is missing; write where subscribers shall write to, such as address: leave@example.org
            {address: leave}                                | "leave" is not a mail address; write an address such as editor@example.org
            {address: l@a.org, user: u}                     | host is missing; write the server's name, such as host: imap.example.org
            {address: l@a.org, host: a.org}                 | user is missing; write the login's name, such as user: leave@example.org
            {address: l@a.org, host: a.org, user: u}        | the mailbox has no password; write password: ${IMAP_PASSWORD} or password_file: data/imap-password
            {address: l@a.org, host: a.org, user: u, password: secret} | the password stands in the file itself; write password: ${IMAP_PASSWORD} or password_file: data/imap-password
            {address: l@a.org, host: a.org, tls: none}      | tls: none would send letters and password in the clear to "a.org"; write tls: implicit, or force_plaintext: true if the network in between is your own
            {address: l@a.org, host: a.org, done: INBOX}    | mail that was dealt with would stay where new mail is; name another folder
            """)
    void aMailboxThatCannotBeReadIsAFault(String yaml, String line) {
        assertThat(workspace().paperWith("unsubscribe_mailbox: " + yaml + "\n").faultLines())
                .contains("gazette.yaml:6: " + line);
    }

    /// The relay stands in line 5, public_url in line 1.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            port: 25                                   | host is missing; write the server's name, such as host: smtp.example.org
            host: "smtp.example.org:25"                | "smtp.example.org:25" is not the name of a server; write one such as smtp.example.org, without a port
            host: localhost, port: 0                   | "0" is too small; write a number from 1 to 65535
            host: localhost, port: 65536               | "65536" is out of bounds; write a number from 1 to 65535
            host: localhost, port: smtp                | "smtp" is not a whole number; write a number from 1 to 65535
            host: localhost, tls: ssl                  | "ssl" is not known here; write starttls, implicit, none
            host: smtp.example.org, tls: none          | tls: none would send letters and password in the clear to "smtp.example.org"; write tls: starttls, or force_plaintext: true if the network in between is your own
            host: localhost, user: me                  | there is a user but no password; write password: ${SMTP_PASSWORD} or password_file: data/smtp-password
            host: localhost, password: "${PW}"         | there is a password but no user; write the login's name, such as user: gazette
            host: localhost, user: me, password: hunter2 | the password stands in the file itself; write password: ${SMTP_PASSWORD} or password_file: data/smtp-password
            host: localhost, user: me, password: "${PW}x" | the password stands in the file itself; write password: ${SMTP_PASSWORD} or password_file: data/smtp-password
            host: localhost, user: me, password: "${SMTP_PASSWORD}" | the variable SMTP_PASSWORD is not set; set it in Gazette's environment, as in SMTP_PASSWORD=… gazette serve
            host: localhost, user: me, password: "${EMPTY}" | the password is empty; set it, or leave out user and password
            host: localhost, user: me, password: "${PW}", password_file: x | there is both a password and a password_file; remove one of the two
            host: localhost, auth: cram-md5            | there is auth but no user; write user and password, or leave out auth
            host: localhost, user: me, password: "${PW}", auth: ntlm | "ntlm" is not known here; write plain, login, cram-md5, xoauth2
            host: localhost, connections: 101          | "101" is out of bounds; write a number from 1 to 100
            host: localhost, per_second: 0             | "0" is too slow; write at least 1 per hour
            host: localhost, per_second: 0.0002        | "0.0002" is too slow; write at least 1 per hour
            host: localhost, per_second: 0 per minute  | "0 per minute" is too slow; write at least 1 per hour
            host: localhost, per_second: 100001        | "100001" is too fast; write at most 100000 per second
            host: localhost, per_second: -1            | "-1" is not a rate; write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour
            host: localhost, per_second: fast          | "fast" is not a rate; write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour
            host: localhost, per_second: 6 per         | "6 per" is not a rate; write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour
            host: localhost, per_second: 6 minutes     | "6 minutes" is not a rate; write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour
            host: localhost, per_second: 6 per fortnight | "6 per fortnight" is not a rate; write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour
            host: localhost, per_second: 1e3           | "1e3" is not a rate; write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour
            host: localhost, per_second: 100 per day   | "100 per day" is a limit for a day; write per_day: 100 for the relay, or 4 per hour
            host: localhost, domains: { a.b: { per_second: 6 per } } | "6 per" is not a rate; write how many letters a second, such as 14 or 0.5, or 6 per minute, or 100 per hour
            host: localhost, per_day: many             | "many" is not a whole number; write a number from 1 to 100000000
            host: localhost, domains: { a b: {} }      | "a b" is not a domain; write one such as gmail.com, or default
            host: localhost, domains: { a.b: 5 }       | a.b is not a block; write its keys indented below a.b:
            host: localhost, domains: { a.b: { per_day: 5 } } | unknown key "per_day"; the keys here are connections, per_second, mx
            host: localhost, domains: { o: { mx: '*.*', connections: 1 } } | "*.*" is not the name of a mail server; write one of an MX record, such as '*.protection.outlook.com'
            host: localhost, domains: { o: { mx: outlook, connections: 1 } } | "outlook" is not the name of a mail server; write one of an MX record, such as '*.protection.outlook.com'
            host: localhost, domains: { o: { mx: '*.outlook.com' } } | "o" limits nothing; write connections or per_second beside mx
            host: localhost, domains: { default: { mx: '*.outlook.com', connections: 1 } } | default is for all domains, whatever their mail servers; name this block otherwise
            host: localhost, warm_up: { from: 2026-12-01, first_day: 9 } | warm_up has no end without per_day; write per_day, what a day may reach at last
            host: localhost, per_day: 9, warm_up: { first_day: 9 } | from is missing; write its first day, as from: 2026-12-01
            host: localhost, per_day: 9, warm_up: { from: 2026-12-01 } | first_day is missing; write how many letters go out on the first day, as first_day: 200
            host: localhost, per_day: 9, warm_up: { from: 1.12.2026, first_day: 9 } | "1.12.2026" is not a day; write one such as 2026-12-01
            host: localhost, per_day: 9, warm_up: { from: 2026-12-01, first_day: 9, growth: 1 } | "1" is no growth from day to day; write a factor such as 1.5 or 2
            host: localhost, return_path: verb         | "verb" is neither verp nor fixed; write one of the two
            host: localhost, return_path: verp         | return_path: verp needs an address for bounces; write bounces: bounces@example.org, a mailbox that takes bounces+ANYTHING@example.org too
            host: localhost, return_path: verp, bounces: returned.letters@example.org | "returned.letters@example.org" leaves no room for a token before its @; write one with at most 8 letters before the @, such as bounces@example.org
            host: localhost, bounces: me               | "me" is not a mail address; write an address such as editor@example.org
            host: localhost, dkim: me                  | "me" is neither relay nor ours; write one of the two
            host: localhost, rewrites_ids: 1           | "1" is neither true nor false; write one of the two
            host: localhost, hello: mail server        | "mail server" is not the name of a host; write the full name of this machine, such as hello: news.example.org
            host: localhost, hello: 'ed@example.org'   | "ed@example.org" is not the name of a host; write the full name of this machine, such as hello: news.example.org
            host: localhost, hello: -a.example.org     | "-a.example.org" is not the name of a host; write the full name of this machine, such as hello: news.example.org
            host: localhost, hello: a..example.org     | "a..example.org" is not the name of a host; write the full name of this machine, such as hello: news.example.org
            host: localhost, hello: "[192.0.2.300]"    | "[192.0.2.300]" is not the name of a host; write the full name of this machine, such as hello: news.example.org
            host: localhost, hello: bücher.example     | "bücher.example" is not the name of a host; write it in letters that the DNS knows, as hello: xn--bcher-kva.example
            host: localhost, hello: [a.example, b.example] | hello holds several names; write one
            host: localhost, user: me, passwrd: x, password: "${PW}" | unknown key "passwrd"; did you mean "password"
            """)
    void aFaultInARelayHasItsLineAndRemedy(String yaml, String fault) {
        assertThat(relay("https://news.example.org", yaml)
                        .variable("PW", "s3cret")
                        .variable("EMPTY", "")
                        .faultLines())
                .containsExactly("gazette.yaml:5: " + fault);
    }

    @Test
    void aPasswordFileMustBeThereAndPrivate() throws IOException {
        var workspace = relay("https://news.example.org", "host: localhost, user: me, password_file: secret");
        assertThat(workspace.faultLines())
                .containsExactly("gazette.yaml:5: the password file \"secret\" is not there;"
                        + " put the password alone into " + folder.resolve("secret") + " and run chmod 600 on it");
        workspace.file("secret", "s3cret");
        Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString("rw-r-----"));
        assertThat(workspace.faultLines())
                .containsExactly("gazette.yaml:5: others on this machine can read the password file \"secret\";"
                        + " run chmod 600 " + folder.resolve("secret"));
    }

    @Test
    void aRelayWithoutAPublicAddressIsAFault() {
        assertThat(workspace()
                        .paperWith("relays: { main: { host: localhost } }")
                        .faultLines())
                .containsExactly("gazette.yaml:6: there is a relay but no public_url, so the letters' links would lead"
                        + " nowhere; write the address subscribers use, such as public_url: https://news.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080", "https://127.0.0.1", "https://[::1]:8443", "http://paper.localhost"})
    void aPaperThatOnlyThisMachineCanReachDoesNotGoOutByARealRelay(String url) {
        assertThat(relay(url, "host: smtp.example.org").faultLines())
                .containsExactly(
                        "gazette.yaml:1: \"" + url + "\" is this machine only, so no subscriber could open the"
                                + " letters' links; write the address subscribers use, such as public_url: https://news.example.org");
    }

    @Test
    void lettersOfARealRelayLinkToHttps() {
        assertThat(relay("http://news.example.org", "host: smtp.example.org").faultLines())
                .containsExactly(
                        "gazette.yaml:1: \"http://news.example.org\" is not https, so subscribers' personal links"
                                + " would travel in the clear and one-click unsubscribing (RFC 8058) would not work;"
                                + " write the address subscribers use, such as public_url: https://news.example.org");
    }

    /// The key stands in line 3 of the schedule.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            cadence: daily      | the list "news" does not offer "daily"; write weekly, or add daily to the list's cadences in gazette.yaml
            cadence: hourly     | "hourly" is not known here; write each, daily, weekly, monthly
            zone: Mars          | unknown time zone "Mars"; write a name of the tz database, such as Asia/Shanghai or Europe/Berlin
            sources: [seed]     | there is no source "seed" in gazette.yaml; did you mean "seeds"
            languages: [en, c]  | "c" is not a language tag; write one such as en, zh or zh-CN
            tags: [""]          | the value is empty; write something, or leave the key out
            limit: 0            | "0" is too small; write a number from 1 to 500
            first: many         | "many" is not a whole number; write a number from 1 to 500
            leftover: keep      | "keep" is neither wait nor drop; write one of the two
            subject: "a\\nb"    | the value holds a line break or another control character; write it on one line
            theme: a/b          | "a/b" is not the name of a theme; write the name of a folder under templates/
            catch_up: 6 hours   | "6 hours" is not a length of time; write one such as 60s, 30m, 6h or 2d
            review: soon        | "soon" is not a length of time; write one such as 60s, 30m, 6h or 2d
            review: 30s         | "30s" is no time in which an issue can be reviewed; write one from 1m to 7d
            review: 2h          | the review begins 2h before a slot, but slots are only 1h apart; write a time up to 1h, or have it fire less often
            silence: hold       | silence says how issues are reviewed, but they are not; add review: 60m, or remove it
            by: owner           | by says how issues are reviewed, but they are not; add review: 60m, or remove it
            review: {silence: hold} | before is missing; write one such as before: 60m
            review: {before: 5m, silence: wait} | "wait" is not known here; write send, hold
            review: {before: 5m, by: writer} | "writer" is not known here; write editor, owner
            titel: x            | unknown key "titel"; the keys here are list, cadence, segment, when, zone, sources, tags, languages, limit, at_least, leftover, first, most_per_source, show, subject, theme, catch_up, paused, skip, review, silence, by
            cron: daily         | unknown key "cron"; the keys here are list, cadence, segment, when, zone, sources, tags, languages, limit, at_least, leftover, first, most_per_source, show, subject, theme, catch_up, paused, skip, review, silence, by
            """)
    void aFaultInAScheduleHasItsLineAndRemedy(String yaml, String fault) {
        assertThat(workspace()
                        .paper(ConfigFixture.SHORTEST)
                        .schedule("odd", "list: news\nwhen: every hour\n" + yaml)
                        .faultLines())
                .containsExactly("schedules/odd.yaml:3: " + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            every day 02:30     | Europe/Berlin       | there is no 02:30 in Europe/Berlin on days when clocks go forward, such as 2026-03-29, so nothing goes out then; write a time before 02:00 or from 03:00 on
            every Sunday 02:15  | Australia/Lord_Howe | there is no 02:15 in Australia/Lord_Howe on days when clocks go forward, such as 2026-10-04, so nothing goes out then; write a time before 02:00 or from 02:30 on
            """)
    void aTimeThatTheClockLeapsOverIsAWarning(String when, String zone, String warning) {
        assertThat(workspace()
                        .paper(ConfigFixture.SHORTEST)
                        .schedule("odd", "list: news\nwhen: " + when + "\nzone: " + zone + "\n")
                        .read()
                        .warnings())
                .extracting(Diagnostic::toString)
                .containsExactly("schedules/odd.yaml:2: " + warning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"every day 03:00", "every day 01:59", "every hour", "\"*/15 * * * *\"", "every Monday 02:30"})
    void aTimeThatTheClockDoesNotLeapOverIsNone(String when) {
        assertThat(workspace()
                        .paper(ConfigFixture.SHORTEST)
                        .schedule("odd", "list: news\nwhen: " + when + "\nzone: Europe/Berlin\n")
                        .read()
                        .warnings())
                .isEmpty();
    }

    @Test
    void aSegmentThatAScheduleNamesIsKnownOrACondition() {
        assertThat(workspace()
                        .paper(ConfigFixture.SHORTEST + "segments: { chinese: lang = zh }\n")
                        .schedule("odd", "list: news\nwhen: every day 08:00\nsegment: chinse\n")
                        .schedule("even", "list: news\nwhen: every day 08:00\nsegment: lang = en\n")
                        .faultLines())
                .containsExactly(
                        "schedules/odd.yaml:3: there is no segment \"chinse\" in gazette.yaml; did you mean \"chinese\"");
    }

    @Test
    void aScheduleNeedsAKnownListAndATime() {
        assertThat(workspace()
                        .paper(ConfigFixture.SHORTEST)
                        .schedule("odd", "list: newz\n")
                        .faultLines())
                .containsExactly(
                        "schedules/odd.yaml:1: there is no list \"newz\" in gazette.yaml; did you mean \"news\"",
                        "schedules/odd.yaml:1: when is missing; write when it goes out, such as when: every Monday 08:00");
    }

    @Test
    void aScheduleThatNeverFiresIsAFault() {
        assertThat(workspace()
                        .paper(ConfigFixture.SHORTEST)
                        .schedule("never", "list: news\nwhen: 0 8 31 2 *\n")
                        .faultLines())
                .containsExactly("schedules/never.yaml:2: it never fires, because no month 2 has a day 31;"
                        + " write a day that exists, such as \"0 8 28 2 *\" or monthly on the 1st 08:00");
    }

    @Test
    void whatIsNotYamlIsToldWithItsLineInEveryFile() {
        assertThat(workspace()
                        .paper("publication:\n  title: News\n\tfrom: x\n")
                        .schedule("stars", "list: news\nwhen: * * * * *\n")
                        .schedule("at", "list: news\nwhen: @daily\n")
                        .faults())
                .extracting(diagnostic -> diagnostic.file() + ":" + diagnostic.line() + " "
                        + diagnostic.problem().substring(0, 17))
                .containsExactly(
                        "gazette.yaml:3 this is not YAML:",
                        "schedules/at.yaml:2 this is not YAML:",
                        "schedules/stars.yaml:2 this is not YAML:");
    }

    /// The lines follow the shortest paper; the first is line 6, and the second number is where it is to be mended.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dkim: {\\n}\\nrelays: {}\\n#  x: y\\n  main:\\n    host: a | 8 | "relays" has {} behind its colon, and more below it in line 10; remove {}
            relays: {} # none\\n  main:\\n    host: a       | 6 | "relays" has {} behind its colon, and more below it in line 7; remove {}
            web:\\n  trusted_proxies: []\\n    - 10.0.0.1  | 7 | "trusted_proxies" has [] behind its colon, and more below it in line 8; remove []
            sources: {}\\n- a                              | 6 | "sources" has {} behind its colon, and more below it in line 7; remove {}
            database: sqlite:a.db\\n  url: b              | 6 | "database" has a value behind its colon, and more below it in line 7; leave one of the two, or indent line 7 like this one
            web:\\n    listen: a\\n  trusted_proxies: b   | 8 | the line is indented like no other; indent it like the keys beside it
            sources:\\n  s: [a, b\\n# c\\nweb:\\n  listen: x | 7 | the bracket [ opened in line 7 is not closed; write ] at its end, before line 9
            web: { listen: a\\ndkim: b                    | 6 | the bracket { opened in line 6 is not closed; write } at its end, before line 7
            sources: [a b: c, "d" "e"]                    | 6 | a comma or a closing ] is missing; write it
            dkim: "a\\nweb: b                             | 6 | the quote opened in line 6 is not closed; write a quote of the same kind at the value's end
            dkim: 'it's'                                  | 6 | there is text after a closing quote; put all of the value in double quotes, or write an apostrophe in single quotes twice
            web:\\n\\tlisten: a                            | 7 | the line is indented with a tab; use spaces
            dkim: @a                                      | 6 | a value starts with @; put it in quotes
            dkim: *a                                      | 6 | a value starts with *; put it in quotes
            dkim: a: b                                    | 6 | a value holds a colon and a space; put the value in quotes
            dkim: [a]]                                    | 6 | nothing opened the bracket ]; remove it, or quote the value
            dkim: "\\q"                                   | 6 | a backslash in double quotes stands before a character that it cannot stand before; write two backslashes, or put the value in single quotes
            web\\ndkim: a                                 | 6 | the line has no colon; write key: value
            dkim: - a                                     | 6 | a list begins behind its key; write it as [a, b], or each - in a line below
            ---\\ndkim: a                                 | 6 | a second document begins here; remove the line ---
            """)
    void whatIsNotYamlIsToldWithoutTheParsersJargon(String yaml, String line, String fault) {
        String text = yaml.replace("\\n", "\n").replace("\\t", "\t");
        assertThat(workspace().paperWith(text).faultLines())
                .containsExactly("gazette.yaml:" + line + ": this is not YAML: " + fault);
    }

    @Test
    void aFileThatIsNotUtf8IsToldWithTheLineOfItsFirstOddByte() throws IOException {
        var workspace = workspace().paper(ConfigFixture.SHORTEST);
        Files.write(
                folder.resolve("schedules/odd.yaml"),
                "list: news\nsubject: Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(workspace.faultLines())
                .containsExactly("schedules/odd.yaml:2: the file is not UTF-8 (byte 22 is 0xFC); save it as UTF-8");
    }

    @Test
    void aControlCharacterIsToldWithItsLine() {
        assertThat(workspace().paperWith("# \u0007\n").faultLines())
                .containsExactly("gazette.yaml:6: this is not YAML: it holds a control character; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "- a\n- b\n", "word\n"})
    void aFileWithoutKeysIsAFault(String yaml) {
        assertThat(workspace().paper(yaml).faultLines())
                .containsExactly("gazette.yaml:1: the file holds no keys; write lines such as key: value");
    }

    @Test
    void aFolderInPlaceOfThePaperIsAFault() throws IOException {
        Files.createDirectory(folder.resolve("gazette.yaml"));
        assertThat(workspace().faultLines())
                .containsExactly(
                        "gazette.yaml:1: the file is a folder;" + " put a file of this name there, or remove it");
    }

    @Test
    void aMisnamedScheduleIsAWarningAndAHiddenFileIsNothing() {
        var workspace = workspace()
                .paper(ConfigFixture.SHORTEST)
                .schedule("all", "{ list: news, when: every hour }")
                .schedule(".#weekly", "draft")
                .file("schedules/w.yml", "");
        assertThat(workspace.config().schedules()).containsOnlyKeys("all");
        assertThat(workspace.read().warnings())
                .extracting(Diagnostic::toString)
                .containsExactly(
                        "schedules/w.yml:1: the file is not read, because a schedule's name ends in .yaml; rename it");
    }

    @Test
    void aCadenceThatNoScheduleServesIsAWarning() {
        var reading = workspace()
                .paperWith("  slow:\n    title: Slow\n    cadences: [weekly, monthly]\n")
                .schedule("news", "{ list: news, when: every hour }")
                .schedule("slow", "{ list: slow, when: every hour, cadence: weekly }")
                .read();
        assertThat(reading.warnings())
                .extracting(Diagnostic::toString)
                .containsExactly("gazette.yaml:8: no schedule sends \"slow\" to subscribers who want it monthly;"
                        + " write schedules/slow-monthly.yaml");
    }

    @Test
    void aFileOfManyAliasesIsAFault() {
        assertThat(workspace()
                        .paperWith("a: &a [1]\nb: [" + "*a, ".repeat(60) + "1]\n")
                        .faults())
                .extracting(Diagnostic::remedy)
                .containsExactly("make it smaller and simpler");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            s1: { domain: Example..org }  | "Example..org" is not a domain; write one such as example.org, in lower case
            S_1: { key_file: good.pem }   | "S_1" cannot be a selector; write a name for the DNS, of a–z, 0–9 and -, such as s2026
            s1: {}                        | the key file "data/dkim/s1.pem" is not there; correct the path, or make a key with gazette dkim new --selector s1 --domain example.org
            s1: { key_file: empty.pem }   | "empty.pem" holds no private key in PKCS#8, which begins with BEGIN PRIVATE KEY; convert it with openssl pkcs8 -topk8 -nocrypt, or make one with gazette dkim new
            s1: { key_file: damaged.pem } | the key in "damaged.pem" is neither RSA nor Ed25519, or it is damaged; make one with gazette dkim new
            s1: { key_file: ec.pem }      | the key in "ec.pem" is neither RSA nor Ed25519, or it is damaged; make one with gazette dkim new
            s1: { key_file: short.pem }   | the key in "short.pem" has 512 bits, which no mail server accepts; make one with gazette dkim new, which has 2048
            """)
    void aFaultInADkimKeyHasItsLineAndRemedy(String yaml, String fault) throws Exception {
        var workspace = workspace()
                .paperWith("dkim:\n  " + yaml)
                .secret("empty.pem", "")
                .secret("damaged.pem", ConfigFixture.pem("RSA", 1024).replaceFirst("\nM", "\nX"))
                .secret("ec.pem", ConfigFixture.pem("EC", 256))
                .secret("short.pem", ConfigFixture.pem("RSA", 512))
                .secret("good.pem", ConfigFixture.pem("RSA", 2048));
        assertThat(workspace.faultLines()).contains("gazette.yaml:7: " + fault);
    }

    @Test
    void aDkimKeyThatOthersCanReadIsAFault() throws Exception {
        var workspace = workspace()
                .paperWith("dkim: { s1: { key_file: open.pem } }\n")
                .file("open.pem", ConfigFixture.pem("Ed25519", 255));
        assertThat(workspace.faultLines())
                .containsExactly("gazette.yaml:6: others on this machine can read the key file \"open.pem\";"
                        + " run chmod 600 " + folder.resolve("open.pem"));
    }

    @Test
    void aDkimKeyThatSignsNothingOrIsShortIsAWarning() throws Exception {
        var workspace = workspace()
                .paperWith("""
                        dkim:
                          s1: { domain: example.com, key_file: good.pem }
                          s2: { key_file: short.pem }
                        """)
                .secret("good.pem", ConfigFixture.pem("Ed25519", 255))
                .secret("short.pem", ConfigFixture.pem("RSA", 1024));
        assertThat(workspace.read().warnings())
                .extracting(Diagnostic::toString)
                .contains(
                        "gazette.yaml:7: the key \"s1\" of example.com signs nothing, because no list's letters come"
                                + " from there; write the domain of a list's from, or remove the key",
                        "gazette.yaml:8: the key has 1024 bits, which is little; make one with gazette dkim new, which"
                                + " has 2048");
    }

    private ConfigFixture workspace() {
        return new ConfigFixture(folder);
    }

    private ConfigFixture relay(String publicUrl, String relay) {
        return workspace().paper("""
                publication: { title: News, public_url: "%s" }
                from: editor@example.org
                lists: { news: {} }
                relays:
                  main: { %s }
                """.formatted(publicUrl, relay));
    }
}
