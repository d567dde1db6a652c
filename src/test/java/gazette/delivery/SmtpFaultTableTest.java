package gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.delivery.smtp.RelayTransport;
import gazette.delivery.smtp.SmtpTimeouts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault at every moment of a session, and the result of the message. A fault before the final dot means that it
/// was not sent: because of the relay, or, once that was told the recipient, because of this letter as far as one can
/// tell. A break at MAIL is either's: with pipelining the relay has read RCPT by then. After the dot, only a reply
/// tells whether the message was accepted.
@Execution(ExecutionMode.CONCURRENT)
class SmtpFaultTableTest {
    private static final String TABLE = """
            stage   | drop    | reset   | silence | garbage | 421      | 454
            CONNECT | relay   | relay   | relay   | relay   | relay    | relay
            EHLO    | relay   | relay   | relay   | relay   | relay    | relay
            MAIL    | either  | either  | either  | relay   | relay    | relay
            RCPT    | letter  | letter  | letter  | letter  | deferred | deferred
            DATA    | letter  | letter  | letter  | letter  | deferred | deferred
            BODY    | letter  | letter  | letter  | letter  | letter   | deferred
            DOT     | unknown | unknown | unknown | unknown | deferred | deferred
            """;

    @ParameterizedTest
    @MethodSource("cells")
    void aFaultHasTheRightResultAndTheNextMessageIsAccepted(
            Stage stage, String fault, boolean pipelining, String expected) {
        var act = act(fault);
        var isFirst = new AtomicBoolean(true);
        SmtpFaultScript script =
                moment -> moment.stage() == stage && isFirst.compareAndSet(true, false) ? act : new Act.Normal();
        try (var server = new FaultySmtpServer(script, pipelining ? Offer.of("PIPELINING") : Offer.of());
                var relay = new RelayTransport(
                        TestMessages.relay(server),
                        fault.equals("silence") ? TestMessages.SHORT : SmtpTimeouts.USUAL)) {
            // Only a message that fills all buffers is still being written when the server has stopped reading.
            boolean stopsReading = stage == Stage.BODY && fault.equals("silence");
            SendResult result = relay.send(
                    stopsReading ? TestMessages.huge() : TestMessages.to("a@example.com"),
                    TestMessages.LATE_PERMISSION);
            String either = pipelining ? "letter" : "relay";
            assertThat(TestMessages.word(result))
                    .as(result.toString())
                    .isEqualTo(expected.equals("either") ? either : expected);
            assertThat(relay.send(TestMessages.to("b@example.com"), SendPermission.ALWAYS))
                    .isInstanceOf(SendResult.Accepted.class);
            assertThat(server.recipients().contains("a@example.com"))
                    .as("whether the server accepted it")
                    .isEqualTo(expected.equals("unknown"));
        }
    }

    static Stream<Arguments> cells() {
        List<String> lines = TABLE.lines().toList();
        List<String> faults = words(lines.getFirst());
        var cells = new ArrayList<Arguments>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = words(line);
            for (int i = 1; i < row.size(); i++) {
                for (boolean pipelining : new boolean[] {true, false}) {
                    cells.add(Arguments.of(Stage.valueOf(row.getFirst()), faults.get(i), pipelining, row.get(i)));
                }
            }
        }
        return cells.stream();
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toList();
    }

    private static Act act(String fault) {
        return switch (fault) {
            case "drop" -> new Act.Drop();
            case "reset" -> new Act.Reset();
            case "silence" -> new Act.Silence();
            case "garbage" -> new Act.Say("\u0000 2x50 whatever\u0007");
            case "421" -> new Act.Say("421 4.3.2 closing");
            default -> new Act.Say("454 4.3.0 not now");
        };
    }
}
