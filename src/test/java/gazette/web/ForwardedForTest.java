package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.CidrRange;
import java.net.InetAddress;
import java.util.List;
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

    private static Optional<InetAddress> client(String... lines) {
        return ForwardedFor.client(List.of(lines), TRUSTED);
    }
}
