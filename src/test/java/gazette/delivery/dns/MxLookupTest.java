package gazette.delivery.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is learned of a domain's mail servers from a name server over UDP.
class MxLookupTest {
    @Test
    void aDomainHasMailServersOrNoneOrNobodyCanSay() {
        try (var dns = new SmallDnsServer()) {
            dns.answer("example.org", "10 MX1.example.org", "20 mx2.example.org");
            dns.answer("none.example.org");
            dns.fail("broken.example.org");
            var lookup = new MxLookup(dns.address());
            assertThat(lookup.mailServers("Example.org").orElseThrow())
                    .containsExactlyInAnyOrder("mx1.example.org", "mx2.example.org");
            assertThat(lookup.mailServers("none.example.org")).contains(List.of());
            assertThat(lookup.mailServers("missing.example.org")).contains(List.of());
            assertThat(lookup.mailServers("broken.example.org")).isEmpty();
            assertThat(lookup.mailServers("a..b")).contains(List.of());
        }
    }

    /// The bound is generous: it proves that the wait ends.
    @Test
    void aServerThatIsGoneIsNotWaitedForWithoutEnd() {
        var gone = new SmallDnsServer();
        var lookup = new MxLookup(gone.address());
        gone.close();
        var begun = Instant.now();
        assertThat(lookup.mailServers("example.org")).isEqualTo(Optional.empty());
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(60));
    }
}
