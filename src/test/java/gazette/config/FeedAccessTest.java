package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a feed's server and the proxy are sent, as the settings say it.
class FeedAccessTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        write("data/pw", "s3cret pä:ss\n", "rw-------");
        write("data/token", "Bearer s3cret-token\n", "rw-------");
        write("data/open", "s3cret", "rw-r--r--");
        write("data/lines", "s3cret\nX-Evil: 1", "rw-------");
    }

    private void write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void aLoginIsReadFromItsFile() {
        OriginHeaders access = feed("user: ann, password_file: data/pw");
        String login = Base64.getEncoder().encodeToString("ann:s3cret pä:ss".getBytes(StandardCharsets.UTF_8));
        assertThat(access.fields()).isEqualTo(Map.of("Authorization", "Basic " + login));
        assertThat(access.address()).isEqualTo("https://a.test/feed");
        assertThat(access.toString()).contains("Authorization").doesNotContain(login, "s3cret");
    }

    @Test
    void headersAreReadFromFilesTheEnvironmentAndTheSettings() {
        OriginHeaders access =
                feed("headers: {authorization: {file: data/token}, X-Api-Key: 'k ${PW}', Accept: text/xml}");
        assertThat(access.fields())
                .isEqualTo(
                        Map.of("authorization", "Bearer s3cret-token", "X-Api-Key", "k hunter2", "Accept", "text/xml"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            user: ann                                             | a login has a user and a password
            password_file: data/pw                                | a login has a user and a password
            user: "a:b", password_file: data/pw                   | there is a colon in user
            user: ann, password: s3cret                           | the password stands in the file itself
            user: ann, password_file: data/none                   | the password file "data/none" is not there
            user: ann, password_file: data/open                   | others on this machine can read the password file "data/open"
            headers: {Cookie: s3cret}                             | the secret of Cookie stands in the file itself
            headers: {X-Auth-Token: s3cret}                       | the secret of X-Auth-Token stands in the file itself
            headers: {PRIVATE-KEY: s3cret}                        | the secret of PRIVATE-KEY stands in the file itself
            headers: {X-Api-Key: {file: data/open}}               | others on this machine can read the file "data/open" of X-Api-Key
            headers: {X-Api-Key: {file: data/lines}}              | the value of X-Api-Key is empty, too long, or holds a line break
            headers: {X-Api-Key: {fil: data/token}}               | file is missing
            headers: {Accept-Language: "dé"}                      | the value of Accept-Language is empty, too long, or holds a line break
            headers: {Host: evil.test}                            | the header field Host is set by Gazette itself
            headers: {content-length: 7}                          | the header field content-length is set by Gazette itself
            headers: {If-None-Match: x}                           | the header field If-None-Match is set by Gazette itself
            headers: {"X Y": x}                                   | "X Y" is not the name of a header field
            headers: {"X:": x}                                    | "X:" is not the name of a header field
            user: ann, password_file: data/pw, headers: {AUTHORIZATION: {file: data/token}} | the header field AUTHORIZATION is set twice
            headers: s3cret                                       | headers is not a block
            """)
    void aFaultIsNamedWithoutTheSecret(String yaml, String fault) {
        var faults =
                String.join("\n", paper(source("https://a.test/feed", yaml)).faultLines());
        assertThat(faults).startsWith("gazette.yaml:6: " + fault).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ann:s3cret@a.test/feed",
                "https://ann:s3c/ret@a.test/feed",
                "https://ann:s3cr@et@a.test/feed",
                "https://s3cret@a.test/feed",
                "HTTPS://:s3cret@a.test",
                "https://ann:s3cret#x@a.test/feed"
            })
    void aLoginInAnAddressIsRefusedAndNotShown(String address) {
        assertThat(paper(source(address, "first: 3")).faultLines())
                .singleElement()
                .asString()
                .startsWith("gazette.yaml:6: the address holds a login; write the address without it")
                .doesNotContain("s3c");
        assertThat(AddressLogin.removed("look at " + address + " now"))
                .doesNotContain("s3c")
                .contains("a.test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://social.test/@ann.rss",
                "https://a.test:8443/feed/@ann",
                "https://a.test/feed?mail=a@b.test",
                "https://a.test/feed#a@b",
                "https://a.test:443"
            })
    void anAtSignElsewhereIsNoLogin(String address) {
        assertThat(AddressLogin.isIn(address)).isFalse();
        assertThat(AddressLogin.removed(address)).isEqualTo(address);
        assertThat(paper(source(address, "first: 3")).config().feeds()).hasSize(1);
    }

    @Test
    void aLoginOverHttpIsWarnedOf() {
        var open = paper(source("http://a.test/feed", "user: ann, password_file: data/pw"));
        assertThat(open.read().warnings().toString()).contains("the login is sent over http");
        for (String own : List.of("127.0.0.1:8080", "[::1]:8080", "[::1]", "localhost")) {
            var local = paper(source("http://" + own + "/feed", "user: ann, password_file: data/pw"));
            assertThat(local.read().warnings().toString()).doesNotContain("over http");
        }
    }

    @Test
    void aProxyIsAnAddressOrABlock() {
        var shortly = paper("fetch: {proxy: 'http://proxy.test:3128'}")
                .config()
                .fetch()
                .proxy()
                .orElseThrow();
        assertThat(shortly).hasToString("proxy.test:3128");
        assertThat(shortly.authorization()).isEmpty();
        var whole = paper("fetch: {proxy: {address: 'http://[::1]:3128/', user: ann, password_file: data/pw,"
                        + " no_proxy: [a.test, .b.test, '*.c.test', 10.0.0.0/8, '::1']}}")
                .config()
                .fetch()
                .proxy()
                .orElseThrow();
        assertThat(whole.host()).isEqualTo("::1");
        assertThat(whole.authorization())
                .hasValueSatisfying(login -> assertThat(login).startsWith("Basic "));
        assertThat(whole.toString()).doesNotContain(whole.authorization().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.test        | a.test    | false
            a.test        | www.a.test | false
            a.test        | xa.test   | true
            .a.test       | www.a.test | false
            '*.a.test'    | www.a.test | false
            A.Test        | a.test    | false
            10.0.0.0/8    | 10.1.2.3  | false
            10.0.0.0/8    | 11.1.2.3  | true
            10.0.0.0/8    | ten.test  | true
            10.0.0.0/8    | 10.1.2.3.4 | true
            10.0.0.0/8    | 10.1.2.300 | true
            10.0.0.7      | 10.0.0.7  | false
            fd00::/8      | fd00::1   | false
            '[::1]'       | ::1       | false
            fd00::/8      | 10.0.0.1  | true
            """)
    void exemptHostsAreAskedDirectly(String exemption, String host, boolean isAsked) {
        var proxy = paper("fetch: {proxy: {address: 'http://proxy.test', no_proxy: '" + exemption + "'}}")
                .config()
                .fetch()
                .proxy()
                .orElseThrow();
        assertThat(proxy.isFor(host)).isEqualTo(isAsked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'http://ann:s3cret@proxy.test'                   | the proxy's address holds a login
            'ann:s3cret@proxy.test:3128'                     | the proxy's address holds a login
            'https://proxy.test'                             | "https://proxy.test" is not the address of an HTTP proxy
            'socks5://proxy.test:1080'                       | "socks5://proxy.test:1080" is not the address of an HTTP proxy
            'http://proxy.test:0'                            | "0" is too small
            {user: ann, password_file: data/pw}              | address is missing
            {address: proxy.test, user: ann}                 | a login has a user and a password
            {address: proxy.test, user: "a:b", password_file: data/pw} | there is a colon in user
            {address: proxy.test, user: ann, password: s3cret} | the password stands in the file itself
            {address: proxy.test, no_proxy: ['a b']}         | "a b" is neither a host's name nor a network
            {address: proxy.test, no_proxy: ['10.0.0.0/99']} | "99" is out of bounds
            {adress: proxy.test}                             | address is missing
            """)
    void aProxyThatCannotBeReadIsAFault(String yaml, String fault) {
        var faults = String.join("\n", paper("fetch: {proxy: " + yaml + "}").faultLines());
        assertThat(faults).startsWith("gazette.yaml:6: " + fault).doesNotContain("s3cret");
    }

    private OriginHeaders feed(String yaml) {
        return paper(source("https://a.test/feed", yaml))
                .config()
                .feeds()
                .getFirst()
                .access();
    }

    private static String source(String address, String yaml) {
        return "sources: {wire: {feed: '" + address + "', " + yaml + "}}";
    }

    private ConfigFixture paper(String yaml) {
        return new ConfigFixture(folder).variable("PW", "hunter2").paperWith(yaml);
    }
}
