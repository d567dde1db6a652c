package gazette.delivery.replies;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.RelayPause;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.delivery.TestMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The examples in the package's documentation.
class RelayFailureMonitorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    private Instant now = NOW;
    private boolean issueHasOtherDomains;
    private boolean issueHasAccepted;
    private final RelayFailureMonitor judge = new RelayFailureMonitor(1, () -> now);
    private final IssueFacts facts = new IssueFacts() {
        @Override
        public boolean hasOtherDomains(long issue, Set<String> domains) {
            return issueHasOtherDomains;
        }

        @Override
        public boolean hasAccepted(long issue) {
            return issueHasAccepted;
        }
    };

    @Test
    void anUnknownMailboxFailsAndTheRelayGoesOn() {
        assertThat(judged(mail(1), TestMessages.failed("550 5.1.1 nobody")))
                .isEqualTo(TestMessages.failed("550 5.1.1 nobody"));
        assertThat(judge.pause()).isEmpty();
    }

    @Test
    void aPolicyRefusalIsTriedOnceMoreAfterALaterMailWasAccepted() {
        judged(mail(1), TestMessages.failed("550 5.7.1 spam"));
        judged(refusedBefore(2), TestMessages.failed("550 5.7.1 spam"));
        judged(mail(3), TestMessages.failed("552 5.2.2 full"));
        assertThat(judge.takeDecided()).isEmpty();
        judged(mail(4), TestMessages.accepted("250 ok"));
        assertThat(judge.takeDecided())
                .extracting(QueuedMailResult::result)
                .containsExactlyInAnyOrder(
                        TestMessages.deferred("550 5.7.1 spam"),
                        TestMessages.failed("550 5.7.1 spam"),
                        TestMessages.failed("552 5.2.2 full"));
        assertThat(judge.pause()).isEmpty();
    }

    @Test
    void aMailThatWasTakenBeforeARefusalDecidesNothingAboutIt() {
        long before = judge.number();
        judged(mail(1), TestMessages.failed("552 5.2.2 full"));
        judge.judge(mail(2), TestMessages.accepted("250 ok"), before, facts);
        assertThat(judge.takeDecided()).isEmpty();
    }

    @Test
    void whatIsOpenAtTheEndIsDecidedByTheOthersOfItsIssue() {
        judged(mail(1), TestMessages.failed("552 5.2.2 full"));
        judge.decideAtEnd(facts);
        assertThat(judge.takeDecided()).isEmpty();
        issueHasAccepted = true;
        judge.decideAtEnd(facts);
        assertThat(judge.takeDecided()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 The from address does not match a verified Sender Identity",
                "550 Sender verify failed for NAME",
                "550 5.1.8 <NAME>: sender domain gone, id 4Xf9NUMBER",
                "501 5.1.7 Bad sender address syntax",
                "550 5.1.0 Address rejected at mxNUMBER.example.net",
                "550 5.4.1 Recipient address rejected: Access denied. AS(20NUMBER) [DB5EUR01FT0NUMBER.eop.example]",
                "554 5.2.0 STOREDRV.Submission.Exception: cannot submit message NUMBER-abcDEf",
                "550 5.7.1 spam"
            })
    void tenRefusalsOfOneKindToAllDomainsPauseTheRelayAndNobodyFails(String reply) {
        List<SendResult> results = LongStream.rangeClosed(1, 10)
                .mapToObj(i -> judged(mail(i), TestMessages.failed(reply(reply, i))))
                .toList();

        assertThat(results).hasSize(10).allMatch(result -> result instanceof SendResult.NotSent);
        assertThat(judge.pause()).contains(new RelayPause(NOW.plus(Duration.ofMinutes(5)), true, reply(reply, 10), 1));
        assertThat(judge.takeDecided()).isEmpty();
    }

    @Test
    void twoDomainsOfManyMayHaveTheirOwnReasonsButNotThree() {
        issueHasOtherDomains = true;
        for (int i = 1; i <= 40; i++) {
            judged(mail(i, "d" + i % 2 + ".example"), TestMessages.failed("550 5.4.1 denied"));
        }
        assertThat(judge.pause()).isEmpty();
        judged(mail(41, "d2.example"), TestMessages.failed("550 5.4.1 denied"));
        assertThat(judge.pause()).isPresent();
    }

    @Test
    void anAcceptedMailOrAnotherReplyBeginsTheCountAnew() {
        refuse(1, 9);
        judged(mail(10), TestMessages.accepted("250 ok"));
        refuse(11, 9);
        judged(mail(20), TestMessages.failed("554 5.7.0 no"));
        judged(mail(21), TestMessages.failed("550 5.7.1 another thing"));

        assertThat(judge.pause()).isEmpty();
    }

    @Test
    void theProbeIsForAnotherDomainAndIfItIsAcceptedTheRefusedFailAtTheNextTry() {
        refuse(1, 10);
        assertThat(judge.avoidance().covers(mail(11))).isTrue();
        assertThat(judge.avoidance().covers(mail(12, "example.org"))).isFalse();

        now = NOW.plus(Duration.ofMinutes(6));
        assertThat(judged(mail(12, "example.org"), TestMessages.failed("550 5.7.1 spam")))
                .isEqualTo(TestMessages.notSent("550 5.7.1 spam", Cause.SENDER));
        assertThat(judge.pause()).map(RelayPause::until).contains(now.plus(Duration.ofMinutes(15)));

        now = now.plus(Duration.ofMinutes(16));
        judged(mail(13, "example.net"), TestMessages.accepted("250 ok"));
        assertThat(judge.isProbing()).isFalse();
        assertThat(judge.avoidance().isEmpty()).isTrue();
        assertThat(judged(mail(3), TestMessages.failed("550 5.7.1 spam")))
                .isEqualTo(TestMessages.failed("550 5.7.1 spam"));
    }

    @Test
    void aRelayThatCannotBeReachedPausesLongerEachTimeUntilItAcceptsAMail() {
        var lengths = new ArrayList<Duration>();
        breakConnections(3);
        lengths.add(Duration.between(now, judge.pause().orElseThrow().until()));
        for (int i = 0; i < 4; i++) {
            now = judge.pause().orElseThrow().until();
            breakConnections(1);
            lengths.add(Duration.between(now, judge.pause().orElseThrow().until()));
        }
        now = judge.pause().orElseThrow().until();
        judged(mail(9), TestMessages.accepted("250 ok"));
        breakConnections(2);

        assertThat(lengths).extracting(Duration::toSeconds).containsExactly(10L, 30L, 60L, 300L, 300L);
        assertThat(judge.pause()).isEmpty();
    }

    @Test
    void twentyRecipientsWithA421SideBySideDoNotMakeTheRelayPause() {
        long before = judge.number();
        for (int i = 1; i <= 20; i++) {
            judge.judge(mail(i, "d" + i + ".example"), TestMessages.deferred("421 4.7.0 later"), before, facts);
        }
        assertThat(judge.avoidance().covers(mail(30, "d3.example"))).isTrue();
        assertThat(judge.avoidance().covers(mail(31, "d31.example"))).isFalse();
        for (int i = 31; i <= 50; i++) {
            judged(mail(i, "d31.example"), TestMessages.accepted("250 ok"));
        }
        assertThat(judge.pause()).isEmpty();
        assertThat(judge.avoidance().isEmpty()).isTrue();
    }

    @Test
    void a421ToSeveralRecipientsOfSeveralDomainsRunningMakesItPause() {
        for (int i = 1; i <= 6; i++) {
            assertThat(judge.pause()).isEmpty();
            assertThat(judged(mail(i, "d" + i + ".example"), TestMessages.deferred("421 4.7.0 later")))
                    .isInstanceOf(SendResult.Deferred.class);
        }
        assertThat(judge.pause()).map(RelayPause::objectsToSender).contains(false);
    }

    @Test
    void a421ToOneDomainOnlyDoesNot() {
        for (int i = 1; i <= 60; i++) {
            judged(mail(i), TestMessages.deferred("454 4.7.0 later"));
        }
        assertThat(judge.pause()).isEmpty();
    }

    @Test
    void oneMailThatBreaksEachConnectionIsNotTheRelay() {
        for (int i = 1; i <= 20; i++) {
            var broken = new QueuedMail(
                    new ChunkClaim(1, 1, 1, 1), 1, 7, "id-7", "ann@d7.example", "d7.example", "", "", i, false);
            judged(broken, new SendResult.NotSent("it closed the connection", Cause.MESSAGE));
        }
        assertThat(judge.pause()).isEmpty();
        for (int i = 1; i <= 6; i++) {
            judged(mail(i), new SendResult.NotSent("it closed the connection", Cause.MESSAGE));
        }
        assertThat(judge.pause()).isPresent();
    }

    @Test
    void manyThatAreAskedToWaitWhileOthersGoMeanThatItIsTooFast() {
        boolean tooFast = false;
        for (int i = 1; i <= 60; i++) {
            SendResult result =
                    i % 3 == 0 ? TestMessages.accepted("250 ok") : TestMessages.deferred("454 4.7.0 rate exceeded");
            tooFast |= judge.judge(mail(i, "d" + i + ".example"), result, judge.number(), facts)
                    .tooFast();
        }
        assertThat(tooFast).isTrue();
    }

    private SendResult judged(QueuedMail mail, SendResult result) {
        return judge.judge(mail, result, judge.number(), facts).result();
    }

    private void refuse(long first, int count) {
        LongStream.range(first, first + count)
                .forEach(id -> judged(refusedBefore(id), TestMessages.failed("550 5.7.1 spam")));
    }

    private void breakConnections(int count) {
        for (int i = 0; i < count; i++) {
            judged(mail(i), new SendResult.NotSent("it refused the connection", Cause.RELAY));
        }
    }

    private static String reply(String pattern, long i) {
        String text = pattern.replace("NAME", "ann" + i + "@example.com").replace("NUMBER", "" + i * 7919);
        return SmtpReply.parse(text).text();
    }

    private static QueuedMail mail(long subscriber) {
        return mail(subscriber, "example.com");
    }

    private static QueuedMail mail(long subscriber, String domain) {
        return mail(subscriber, domain, false);
    }

    private static QueuedMail refusedBefore(long subscriber) {
        return mail(subscriber, "example.com", true);
    }

    private static QueuedMail mail(long subscriber, String domain, boolean refusedBefore) {
        return new QueuedMail(
                new ChunkClaim(1, 1, 1, 1),
                1,
                subscriber,
                "id-" + subscriber,
                "ann" + subscriber + "@" + domain,
                domain,
                "",
                "",
                refusedBefore ? 2 : 1,
                refusedBefore);
    }
}
