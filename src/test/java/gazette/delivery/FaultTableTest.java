package gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.FaultScript;
import gazette.FaultScript.Act;
import gazette.FaultScript.Stage;
import gazette.FaultServer;
import gazette.FaultServer.Offer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every fault at every moment of a dialogue, and what it means for the letter. Before the final dot it did not go out,
/// and that is nobody's fault but the relay's; after it, only a reply tells.
class FaultTableTest {
    private static final String TABLE = """
            stage   | drop    | reset   | silence | garbage | 421
            CONNECT | relay   | relay   | relay   | relay   | relay
            EHLO    | relay   | relay   | relay   | relay   | relay
            MAIL    | relay   | relay   | relay   | relay   | relay
            RCPT    | relay   | relay   | relay   | relay   | relay
            DATA    | relay   | relay   | relay   | relay   | relay
            BODY    | relay   | relay   | relay   | relay   | relay
            DOT     | unknown | unknown | unknown | unknown | relay
            """;

    @ParameterizedTest
    @MethodSource("cells")
    void isClassedRightAndTheNextLetterGoesThrough(Stage stage, String fault, boolean pipelining, String expected) {
        var act = act(fault);
        FaultScript script = moment -> moment.connection() == 1 && moment.stage() == stage ? act : new Act.Usual();
        try (var server = new FaultServer(script, pipelining ? Offer.of("PIPELINING") : Offer.of());
                var relay =
                        new Relay(Letters.relay(server), fault.equals("silence") ? Letters.SHORT : Timeouts.USUAL)) {
            // Only what fills all buffers is still being written when the other side has stopped reading.
            boolean stopsReading = stage == Stage.BODY && fault.equals("silence");
            Receipt receipt =
                    relay.carry(stopsReading ? Letters.huge() : Letters.to("a@example.com"), Letters.LATE_GATE);
            assertThat(classed(receipt)).as(receipt.toString()).isEqualTo(expected);
            assertThat(relay.carry(Letters.to("b@example.com"), Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            assertThat(server.recipients().contains("a@example.com"))
                    .as("whether it was taken all the same")
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
            default -> new Act.Say("421 4.3.2 closing");
        };
    }

    private static String classed(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted _ -> "accepted";
            case Receipt.Deferred _ -> "deferred";
            case Receipt.Failed _ -> "failed";
            case Receipt.Unknown _ -> "unknown";
            case Receipt.Returned returned ->
                switch (returned.blame()) {
                    case GATE -> "gate";
                    case RELAY -> "relay";
                    case SENDER -> "sender";
                };
        };
    }
}
