package gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpReplyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            250                             | 250 | ''
            250 ok                          | 250 | ''
            250 2.0.0 ok                    | 250 | 2.0.0
            550 5.1.10 no such domain       | 550 | 5.1.10
            550 #5.1.0 Address rejected.    | 550 | 5.1.0
            550 #7 of our rules             | 550 | ''
            550 4.1.1 its codes disagree    | 550 | ''
            550 5.1.1x is no code           | 550 | ''
            650 too high                    | 0   | ''
            25                              | 0   | ''
            2500 ok                         | 0   | ''
            hello                           | 0   | ''
            ''                              | 0   | ''
            """)
    void aReplyHasItsCodes(String written, int code, String enhanced) {
        assertThat(SmtpReply.parse(written)).isEqualTo(new SmtpReply(code, enhanced, written));
    }

    @Test
    void theLinesOfAReplyAreJoined() {
        assertThat(SmtpReply.parse("550-5.1.1 The account\r\n550-5.1.1 does not exist.\r\n550 5.1.1 Bye\r\n"))
                .isEqualTo(new SmtpReply(550, "5.1.1", "550 5.1.1 The account does not exist. Bye"));
    }

    @Test
    void controlCharactersAndOverlongTextAreRemoved() {
        assertThat(SmtpReply.parse("250 a\u0000\u001b[31m\tb\u202ec\u2028d").text())
                .isEqualTo("250 a [31m b c d");
        assertThat(SmtpReply.parse("250 " + "😀".repeat(1000)).text()).hasSizeBetween(500, 1000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 unknown       | true  | false | false
            550 5.1.2 no domain     | true  | false | false
            550 5.1.10 null MX      | true  | false | false
            550 unknown             | false | false | false
            550 5.2.2 full          | false | false | false
            550 5.7.1 spam          | false | true  | false
            554 5.7.1 spam          | false | true  | false
            554 spam                | false | true  | false
            554 5.6.0 malformed     | false | false | false
            421 bye                 | false | false | true
            450 4.7.28 too fast     | false | false | true
            451 4.3.0 later         | false | false | false
            """)
    void aReplyTellsWhatItIsAbout(String written, boolean unknownMailbox, boolean policy, boolean throttle) {
        SmtpReply reply = SmtpReply.parse(written);
        assertThat(reply.isUnknownMailbox()).isEqualTo(unknownMailbox);
        assertThat(reply.isPolicy()).isEqualTo(policy);
        assertThat(reply.isThrottle()).isEqualTo(throttle);
    }
}
