package gazette.delivery.replies;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.ChunkClaim;
import gazette.delivery.QueuedMail;
import gazette.delivery.QueuedMailResult;
import gazette.delivery.RelayPause;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.TestMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The examples in the package's documentation.
class RelayFailureMonitorTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    private Instant now = NOW;
    private final RelayFailureMonitor judge = new RelayFailureMonitor(1, () -> now);

    @Test
    void anUnknownMailboxFailsAndTheRelayGoesOn() {
        assertThat(judge.judge(mail(1, false), TestMessages.failed("550 5.1.1 nobody")))
                .isEqualTo(TestMessages.failed("550 5.1.1 nobody"));
        assertThat(judge.pause()).isEmpty();
    }

    @Test
    void aPolicyRefusalIsTriedOnceMore() {
        assertThat(judge.judge(mail(1, false), TestMessages.failed("550 5.7.1 spam")))
                .isEqualTo(TestMessages.deferred("550 5.7.1 spam"));
        assertThat(judge.judge(mail(1, true), TestMessages.failed("550 5.7.1 spam")))
                .isEqualTo(TestMessages.failed("550 5.7.1 spam"));
        assertThat(judge.pause()).isEmpty();
    }

    @Test
    void tenPolicyRefusalsInARowPauseTheRelayAndAreTakenBack() {
        SendResult last = refuse(1, 10);

        assertThat(last).isEqualTo(TestMessages.notSent("550 5.7.1 spam", Cause.SENDER));
        assertThat(judge.pause()).contains(new RelayPause(NOW.plus(Duration.ofMinutes(5)), true, "550 5.7.1 spam"));
        assertThat(judge.takeRequeued())
                .hasSize(10)
                .extracting(QueuedMailResult::result)
                .containsOnly(last);
        assertThat(judge.takeRequeued()).isEmpty();
    }

    @Test
    void anAcceptedMailOrAnotherReplyBeginsTheCountAnew() {
        refuse(1, 9);
        judge.judge(mail(10, false), TestMessages.accepted("250 ok"));
        refuse(11, 9);
        judge.judge(mail(20, false), TestMessages.failed("554 5.7.0 no"));

        assertThat(judge.pause()).isEmpty();
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
        judge.judge(mail(9, false), TestMessages.accepted("250 ok"));
        breakConnections(2);

        assertThat(lengths).extracting(Duration::toSeconds).containsExactly(10L, 30L, 60L, 300L, 300L);
        assertThat(judge.pause()).isEmpty();
    }

    private SendResult refuse(long first, int count) {
        List<SendResult> results = LongStream.range(first, first + count)
                .mapToObj(id -> judge.judge(mail(id, true), TestMessages.failed("550 5.7.1 spam")))
                .toList();
        return results.getLast();
    }

    private void breakConnections(int count) {
        for (int i = 0; i < count; i++) {
            judge.judge(mail(i, false), new SendResult.NotSent("it closed the connection", Cause.RELAY));
        }
    }

    private static QueuedMail mail(long subscriber, boolean refusedBefore) {
        return new QueuedMail(
                new ChunkClaim(1, 1, 1, 1),
                1,
                subscriber,
                "id-" + subscriber,
                "ann@example.com",
                "example.com",
                "",
                refusedBefore ? 2 : 1,
                refusedBefore);
    }
}
