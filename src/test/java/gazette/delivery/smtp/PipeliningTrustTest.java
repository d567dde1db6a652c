package gazette.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.delivery.SmtpReply;
import org.junit.jupiter.api.Test;

class PipeliningTrustTest {
    private static final SmtpReply BAD_SEQUENCE = SmtpReply.parse("503 5.5.1 bad sequence of commands");

    private final PipeliningTrust trust = new PipeliningTrust();

    @Test
    void aServerThatAnsweredAPacketIsNotDoubted() {
        trust.answered();
        trust.failed();
        assertThat(trust.mayPipeline()).isTrue();
        assertThat(trust.isSuspicious(BAD_SEQUENCE)).isFalse();
    }

    @Test
    void aServerThatAnsweredOnlySingleCommandsGetsNoPacketAgain() {
        assertThat(trust.isSuspicious(BAD_SEQUENCE)).isTrue();
        trust.failed();
        assertThat(trust.mayPipeline()).isFalse();
        trust.answeredSingly();
        trust.failedSingly();
        assertThat(trust.mayPipeline()).isFalse();
        assertThat(trust.isSuspicious(BAD_SEQUENCE)).isFalse();
    }

    @Test
    void aServerThatAnswersNeitherIsNotSlowedDown() {
        trust.failed();
        trust.failedSingly();
        assertThat(trust.mayPipeline()).isTrue();
    }

    @Test
    void aRefusalOfTheRecipientIsNotSuspicious() {
        assertThat(trust.isSuspicious(SmtpReply.parse("550 5.1.1 no such user")))
                .isFalse();
        assertThat(trust.isSuspicious(SmtpReply.parse("450 4.2.0 greylisted"))).isFalse();
        assertThat(trust.isSuspicious(SmtpReply.parse("554 SMTP synchronization error")))
                .isTrue();
    }
}
