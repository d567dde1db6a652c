package gazette.delivery.queue;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.RelayConfig.DomainLimit;
import gazette.config.RelayConfig.Limits;
import gazette.config.RelayConfig.ProviderLimit;
import gazette.delivery.dns.MxLookup;
import gazette.delivery.dns.SmallDnsServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which provider takes a domain's mail, by what a name server says, and what that limits.
class MailProvidersTest {
    private static final DomainLimit ONE_AT_A_TIME = new DomainLimit(OptionalInt.of(1), OptionalDouble.empty());
    private static final ProviderLimit OUTLOOK =
            new ProviderLimit("outlook.com", List.of("*.protection.outlook.com"), ONE_AT_A_TIME);
    private static final ProviderLimit GOOGLE = new ProviderLimit("google", List.of("*.google.com"), ONE_AT_A_TIME);

    private final SmallDnsServer dns = new SmallDnsServer();
    private Instant now = Instant.parse("2026-12-01T08:00:00Z");

    @BeforeEach
    void answer() {
        dns.answer("one.example", "0 one-example.mail.protection.outlook.com");
        dns.answer("two.example", "10 mx.two.example", "20 two-example.mail.protection.outlook.com");
        dns.answer("three.example", "1 aspmx.l.google.com");
        dns.answer("own.example", "10 mx.own.example");
    }

    @AfterEach
    void close() {
        dns.close();
    }

    @Test
    void aProviderIsKnownByOneOfTheMailServers() {
        MailProviders providers = providers();
        assertThat(providers.of("one.example")).contains(OUTLOOK);
        assertThat(providers.of("two.example")).contains(OUTLOOK);
        assertThat(providers.of("three.example")).contains(GOOGLE);
        assertThat(providers.of("own.example")).isEmpty();
        assertThat(providers.of("missing.example")).isEmpty();
        assertThat(dns.questions()).hasSize(5);
        assertThat(providers.of("outlook.com")).as("by the block's name").contains(OUTLOOK);
        assertThat(dns.questions()).doesNotContain("outlook.com");
    }

    @Test
    void aDomainIsAskedAboutOnceADay() {
        MailProviders providers = providers();
        for (int hour = 0; hour < 24; hour++) {
            assertThat(providers.of("one.example")).contains(OUTLOOK);
            now = now.plus(Duration.ofMinutes(59));
        }
        assertThat(dns.questions()).containsExactly("one.example");
        dns.answer("one.example", "1 aspmx.l.google.com");
        now = now.plus(Duration.ofMinutes(30));
        providers.of("one.example");
        assertThat(providers.of("one.example")).contains(GOOGLE);
        assertThat(dns.questions()).containsExactly("one.example", "one.example");
    }

    @Test
    void aFailureKeepsTheLastAnswerAndIsTriedAgain() {
        MailProviders providers = providers();
        assertThat(providers.of("one.example")).contains(OUTLOOK);
        dns.fail("one.example");
        now = now.plus(Duration.ofDays(1));
        assertThat(providers.of("one.example")).contains(OUTLOOK);
        int asked = dns.questions().size();
        assertThat(providers.of("one.example")).contains(OUTLOOK);
        assertThat(providers.isAwaited("one.example")).isFalse();
        assertThat(dns.questions()).hasSize(asked);
        dns.answer("one.example", "10 mx.own.example");
        now = now.plus(Duration.ofMinutes(10));
        providers.of("one.example");
        assertThat(providers.of("one.example")).isEmpty();
    }

    @Test
    void mailsWaitForTheFirstAnswerButNotIfNobodyAnswers() {
        var begun = new ArrayDeque<Runnable>();
        var providers = new MailProviders(List.of(OUTLOOK), new MxLookup(dns.address()), () -> now, begun::add);
        assertThat(providers.isAwaited("one.example")).isTrue();
        assertThat(providers.of("one.example")).isEmpty();
        assertThat(begun).as("one lookup at a time for a domain").hasSize(1);
        begun.remove().run();
        assertThat(providers.isAwaited("one.example")).isFalse();
        assertThat(providers.of("one.example")).contains(OUTLOOK);

        List.of("a.example", "b.example", "c.example").forEach(domain -> {
            dns.fail(domain);
            assertThat(providers.isAwaited(domain)).isTrue();
            begun.remove().run();
            assertThat(providers.isAwaited(domain)).isFalse();
        });
        assertThat(providers.isAwaited("two.example")).as("the DNS is away").isFalse();
        begun.remove().run();
        assertThat(providers.of("two.example")).as("it is asked all the same").contains(OUTLOOK);
        assertThat(providers.isAwaited("three.example")).as("the DNS is back").isTrue();
    }

    @Test
    void onlySomeLookupsRunAtATime() {
        var begun = new ArrayDeque<Runnable>();
        var providers = new MailProviders(List.of(OUTLOOK), new MxLookup(dns.address()), () -> now, begun::add);
        for (int i = 0; i < 100; i++) {
            assertThat(providers.isAwaited(i + ".example")).isTrue();
        }
        assertThat(begun).hasSize(16);
    }

    @Test
    void theDomainsOfAProviderShareItsLimitAndOthersDoNot() {
        var limits = new Limits(
                5,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Map.of("own.example", ONE_AT_A_TIME),
                List.of(OUTLOOK),
                Optional.empty());
        var limiter = new DomainRateLimiter(
                limits, new MailProviders(limits.providers(), new MxLookup(dns.address()), () -> now));
        while (!limiter.tryAcquire("one.example")) {
            Thread.onSpinWait();
        }
        while (!limiter.tryAcquire("three.example")) {
            Thread.onSpinWait();
        }
        assertThat(limiter.tryAcquire("one.example")).isFalse();
        assertThat(limiter.tryAcquire("outlook.com")).isFalse();
        assertThat(limiter.tryAcquire("own.example"))
                .as("it has a block of its own")
                .isTrue();
        assertThat(limiter.tryAcquire("own.example")).isFalse();
        assertThat(limiter.tryAcquire("three.example")).isTrue();
        limiter.release("one.example");
        assertThat(limiter.tryAcquire("outlook.com")).isTrue();
        assertThat(dns.questions()).doesNotContain("own.example", "outlook.com");
    }

    private MailProviders providers() {
        return new MailProviders(List.of(OUTLOOK, GOOGLE), new MxLookup(dns.address()), () -> now, Runnable::run);
    }
}
