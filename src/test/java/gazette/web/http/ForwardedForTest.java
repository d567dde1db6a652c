package gazette.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.CidrRange;
import gazette.config.ProxyConfig;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who asked, when proxies stand between.
class ForwardedForTest {
    private static final List<CidrRange> TRUSTED =
            List.of(CidrRange.of("10.0.0.0/8"), CidrRange.of("2001:db8:ffff::/48"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "198.51.100.7 | 198.51.100.7",
                "198.51.100.7:567 | 198.51.100.7",
                "198.51.100.7 :567 | 198.51.100.7",
                "[fe80::1%25eth0]:567 | fe80::1",
                "::FFFF:C633:6407 | 198.51.100.7",
                "\"198.51.100.7:567\" | 198.51.100.7",
                "[2001:db8::1]:443 | 2001:db8:0:0:0:0:0:1",
                "\"[2001:db8::1]:443\" | 2001:db8:0:0:0:0:0:1",
                "[2001:db8::1] | 2001:db8:0:0:0:0:0:1",
                "2001:DB8::1 | 2001:db8:0:0:0:0:0:1",
                "fe80::1%eth0 | fe80:0:0:0:0:0:0:1",
                "::ffff:198.51.100.7 | 198.51.100.7",
                "[::ffff:198.51.100.7]:9 | 198.51.100.7",
            })
    void anAddressIsReadHoweverProxiesWriteIt(String written, String address) {
        assertThat(client(written)).contains(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "_hidden",
                "\"_gazette:80\"",
                "localhost",
                "example.org",
                "face",
                "face.b00c",
                "1.2",
                "16909060",
                "0x7f.1.1.1",
                "1.2.3.4.5",
                "1.2.3.999",
                "1.2.3.4:",
                "1.2.3.4:999999",
                "2001:db8::1::2",
                "[1.2.3.4",
                "\"1.2.3.4",
                "for=1.2.3.4",
                "unix:",
                "1.2.3.4 5.6.7.8",
                ":",
                "%",
                "[",
                "１９８.51.100.7"
            })
    void whatIsNoAddressIsNobodysAndNeverLookedUp(String written) {
        assertThat(client(written)).isEmpty();
        assertThat(client("192.0.2.1, " + written))
                .as("nor what stands before it")
                .isEmpty();
        assertThat(client(written + ", 192.0.2.1")).contains(InetAddress.ofLiteral("192.0.2.1"));
    }

    @Test
    void severalLinesAreOneListAndTheRightMostUntrustedAddressCounts() {
        assertThat(client("192.0.2.1", "198.51.100.7")).contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(client("192.0.2.1, 198.51.100.7", "10.0.0.2:80, [2001:db8:ffff::9]:80", "10.1.1.1"))
                .contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(client("192.0.2.1", "10.0.0.2, unknown")).isEmpty();
    }

    @Test
    void emptyPlacesSayNothing() {
        assertThat(client("192.0.2.1, , ", "")).contains(InetAddress.ofLiteral("192.0.2.1"));
        assertThat(client("")).isEmpty();
        assertThat(client(" , ,")).isEmpty();
    }

    @Test
    void aRequestFromWithinIsTheLeftMostProxys() {
        assertThat(client("10.0.0.1, 10.0.0.2")).contains(InetAddress.ofLiteral("10.0.0.1"));
    }

    @Test
    void ipv6IsCountedBy64BitsAndRecordedBy48() {
        InetAddress address = InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6");
        assertThat(CidrRange.limitedPrefix(address)).isEqualTo("2001:db8:1:2:0:0:0:0/64");
        assertThat(CidrRange.anonymizedPrefix(address)).isEqualTo("2001:db8:1:0:0:0:0:0/48");
        assertThat(CidrRange.limitedPrefix(InetAddress.ofLiteral("::ffff:198.51.100.7")))
                .isEqualTo("198.51.100.0/24");
    }

    /// The header of RFC 7239, with the examples of its section 4 among them.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=198.51.100.7 | 198.51.100.7",
                "For=\"198.51.100.7:4711\" | 198.51.100.7",
                "for=198.51.100.7:4711 | 198.51.100.7",
                "for=\"198.51.100.7:_obscured\" | 198.51.100.7",
                "For=\"[2001:db8:cafe::17]:4711\" | 2001:db8:cafe::17",
                "for=\"[2001:db8:cafe::17]\" | 2001:db8:cafe::17",
                "for=\"[::ffff:198.51.100.7]:9\" | 198.51.100.7",
                "for=\"[fe80::1%eth0]:9\" | fe80::1",
                "for=192.0.2.60;proto=http;by=203.0.113.43 | 192.0.2.60",
                "proto=https;host=\"a,b;for=1.1.1.1\";FOR=\"192.0.2.60\" | 192.0.2.60",
                "host=\"a\\\",for=1.1.1.1\"; for = 192.0.2.60 | 192.0.2.60",
                "for=192.0.2.43, for=198.51.100.17 | 198.51.100.17",
                "for=192.0.2.43,for=\"[2001:db8::17]\" , for=10.0.0.3;by=_x | 2001:db8::17",
                "for=unknown, for=198.51.100.17 | 198.51.100.17",
                "for=\", for=198.51.100.17 | 198.51.100.17",
                "for=\"x\\, for=\"[2001:db8::17]:80\";host=\"a\" | 2001:db8::17",
                ";;,, for=198.51.100.17 ,, | 198.51.100.17",
            })
    void theStandardHeaderIsReadInEveryForm(String written, String address) {
        assertThat(standard(written)).contains(InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=unknown",
                "for=_hidden",
                "for=\"_gazette:80\"",
                "for=example.org",
                "by=203.0.113.43;proto=https",
                "for=",
                "for",
                "for=\"",
                "198.51.100.7",
                "for=198.51.100.7;for=192.0.2.1",
                "forx=198.51.100.7",
                "",
                ";"
            })
    void aStandardHeaderThatNamesNobodyIsNobodys(String written) {
        assertThat(standard("for=192.0.2.1", written + ", " + written))
                .isEqualTo(written.isEmpty() ? standard("for=192.0.2.1") : Optional.empty());
    }

    @Test
    void severalStandardHeadersAreOneList() {
        assertThat(standard("for=192.0.2.1", "for=198.51.100.7", "for=10.1.1.1"))
                .contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(standard("for=\"", "for=198.51.100.7")).contains(InetAddress.ofLiteral("198.51.100.7"));
    }

    /// A proxy passes on the header that it does not set as the client sent it.
    @Test
    void theHeaderThatTheProxyDoesNotSetNeverCounts() {
        var both = Map.of("X-Forwarded-For", List.of("198.51.100.7"), "Forwarded", List.of("for=192.0.2.1"));
        assertThat(client(both, false)).contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(client(both, true)).contains(InetAddress.ofLiteral("192.0.2.1"));
        var garbage = Map.of("X-Forwarded-For", List.of("unknown"), "Forwarded", List.of("for=192.0.2.1"));
        assertThat(client(garbage, false)).isEmpty();
        assertThat(client(Map.of("X-Forwarded-For", List.of("198.51.100.7")), true))
                .isEmpty();
    }

    @Test
    void behindATranslatorClientsAreToldApart() {
        assertThat(client("64:ff9b::198.51.100.7")).contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(client("[64:ff9b::c633:6407]:80")).contains(InetAddress.ofLiteral("198.51.100.7"));
        assertThat(client("64:ff9b:1::1")).contains(InetAddress.ofLiteral("64:ff9b:1::1"));
    }

    private static Optional<InetAddress> client(String... lines) {
        return client(Map.of("X-Forwarded-For", List.of(lines)), false);
    }

    private static Optional<InetAddress> standard(String... lines) {
        return client(Map.of("Forwarded", List.of(lines)), false);
    }

    private static Optional<InetAddress> client(Map<String, List<String>> fields, boolean setForwarded) {
        return ForwardedFor.client(
                name -> fields.getOrDefault(name, List.of()), new ProxyConfig(TRUSTED, setForwarded));
    }
}
