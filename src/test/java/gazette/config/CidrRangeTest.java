package gazette.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which addresses are in which networks.
class CidrRangeTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.0.0.0/8, true",
        "11.1.2.3, 10.0.0.0/8, false",
        "192.168.1.130, 192.168.1.128/25, true",
        "192.168.1.127, 192.168.1.128/25, false",
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.2, 127.0.0.1, false",
        "8.8.8.8, 0.0.0.0/0, true",
        "fd00::7, fd00::/8, true",
        "fe80::7, fd00::/8, false",
        "10.1.2.3, fd00::/8, false",
    })
    void anAddressIsInANetworkWhenItsFirstBitsAre(String address, String network, boolean inside)
            throws UnknownHostException {
        assertThat(CidrRange.of(network).contains(InetAddress.getByName(address)))
                .isEqualTo(inside);
    }
}
