package gazette.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.FaultScript;
import gazette.FaultScript.Act;
import gazette.FaultScript.Stage;
import gazette.FaultServer;
import gazette.FaultServer.Offer;
import gazette.delivery.Receipt.Blame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said to a server, and what is made of its answers.
class DialogueTest {
    private static final Parcel ANN = Letters.to("ann@example.com");
    private static final Parcel BO = Letters.to("bo@example.org");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lettersArriveByteForByteOverOneConnection(boolean pipelining) {
        try (var server = server(FaultScript.FLAWLESS, pipelining);
                var relay = relay(server)) {
            assertThat(relay.carry(ANN, Gate.OPEN)).isEqualTo(new Receipt.Accepted("250 2.0.0 taken as 1"));
            assertThat(relay.carry(BO, Gate.OPEN)).isEqualTo(new Receipt.Accepted("250 2.0.0 taken as 2"));
            assertThat(server.entries()).containsExactly(Letters.entry(ANN), Letters.entry(BO));
            assertThat(server.connections()).isEqualTo(1);
            assertThat(server.commands()).doesNotContain("RSET");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL | 451 4.3.0 later       | relay
            MAIL | 550 5.7.1 not you     | sender
            MAIL | 530 5.7.0 log in      | sender
            RCPT | 450 4.2.0 greylisted  | deferred
            RCPT | 550 5.1.1 nobody      | failed
            RCPT | 454 4.7.0 quota       | relay
            RCPT | 550 5.4.5 quota       | sender
            RCPT | 535 5.7.8 expired     | sender
            DATA | 452 4.3.1 disk        | deferred
            DATA | 554 5.7.1 spam        | failed
            DATA | 454 4.7.0 quota       | relay
            DATA | 534 5.7.9 weak        | sender
            DOT  | 452 4.2.2 full        | deferred
            DOT  | 554 5.7.1 spam        | failed
            DOT  | 454 throttled         | relay
            DOT  | 550 5.4.5 quota       | sender
            """)
    void aRefusalIsClassedAndTheConnectionIsKept(Stage stage, String reply, String expected) {
        Receipt receipt = switch (expected) {
            case "deferred" -> new Receipt.Deferred(reply);
            case "failed" -> new Receipt.Failed(reply);
            case "sender" -> new Receipt.Returned(reply, Blame.SENDER);
            default -> new Receipt.Returned(reply, Blame.RELAY);
        };
        for (boolean pipelining : new boolean[] {true, false}) {
            try (var server = server(onceOnly(stage, new Act.Say(reply)), pipelining);
                    var relay = relay(server)) {
                assertThat(relay.carry(ANN, Gate.OPEN)).isEqualTo(receipt);
                assertThat(relay.carry(BO, Gate.OPEN)).isEqualTo(new Receipt.Accepted("250 2.0.0 taken as 1"));
                assertThat(server.connections()).isEqualTo(1);
                boolean unfinished = stage == Stage.RCPT || stage == Stage.DATA;
                assertThat(server.commands().contains("RSET")).isEqualTo(unfinished);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalCountsAlsoWhenTheServerHangsUpAfterIt(boolean pipelining) {
        Act refuse = new Act.Say("550 5.1.1 nobody").then(new Act.Drop());
        try (var server = server(onceOnly(Stage.RCPT, refuse), pipelining);
                var relay = relay(server)) {
            assertThat(relay.carry(ANN, Gate.OPEN)).isEqualTo(new Receipt.Failed("550 5.1.1 nobody"));
            assertThat(relay.carry(BO, Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
        }
        try (var server = server(FaultScript.at(Stage.MAIL, refuse), pipelining);
                var relay = relay(server)) {
            assertThat(relay.carry(ANN, Gate.OPEN)).isEqualTo(new Receipt.Returned("550 5.1.1 nobody", Blame.SENDER));
        }
    }

    @Test
    void aServerThatWantsALetterToNobodyGetsALoneDot() {
        FaultScript script = moment -> switch (moment.stage()) {
            case RCPT -> moment.recipient().startsWith("ann") ? new Act.Say("550 5.1.1 nobody") : new Act.Usual();
            case DATA -> new Act.Say("354 go on");
            default -> new Act.Usual();
        };
        try (var server = new FaultServer(script);
                var relay = relay(server)) {
            assertThat(relay.carry(ANN, Gate.OPEN)).isEqualTo(new Receipt.Failed("550 5.1.1 nobody"));
            assertThat(server.commands()).endsWith("DATA", ".");
            assertThat(relay.carry(BO, Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            assertThat(server.entries()).containsExactly(Letters.entry(BO));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGateThatStaysShutIsFollowedByNeitherDotNorQuit(boolean pipelining) {
        try (var server = server(FaultScript.FLAWLESS, pipelining)) {
            try (var relay = relay(server)) {
                assertThat(relay.carry(ANN, () -> false)).isEqualTo(new Receipt.Returned("withheld", Blame.GATE));
            }
            assertThat(server.commands()).doesNotContain(".", "QUIT").endsWith("DATA");
            assertThat(server.entries()).isEmpty();
        }
    }

    @Test
    void aGateThatBreaksSendsNothingAndTheNextLetterGoesThrough() {
        try (var server = new FaultServer(FaultScript.FLAWLESS);
                var relay = relay(server)) {
            assertThatThrownBy(() -> relay.carry(ANN, () -> {
                        throw new IllegalStateException("no ledger");
                    }))
                    .hasMessage("no ledger");
            assertThat(relay.carry(BO, Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            assertThat(server.entries()).containsExactly(Letters.entry(BO));
        }
    }

    @Test
    void theGateIsAskedOnceAndNotForARefusedLetter() {
        var asked = new ArrayList<String>();
        try (var server = new FaultServer(onceOnly(Stage.RCPT, new Act.Say("550 5.1.1 nobody")));
                var relay = relay(server)) {
            relay.carry(ANN, () -> asked.add("ann"));
            relay.carry(BO, () -> asked.add("bo"));
            assertThat(asked).containsExactly("bo");
        }
    }

    /// Refusing early is not in RFC 5321, and done.
    @Test
    void aRefusalInTheMiddleOfTheBodyCounts() {
        try (var server = new FaultServer(
                        FaultScript.at(Stage.BODY, new Act.Say("552 5.3.4 too big").then(new Act.Drop())));
                var relay = relay(server)) {
            assertThat(relay.carry(ANN, Letters.LATE_GATE)).isEqualTo(new Receipt.Failed("552 5.3.4 too big"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatWasClosedBetweenLettersIsMadeAnewWithoutAWord(boolean resets) {
        Act end = new Act.Usual().then(resets ? new Act.Reset() : new Act.Drop());
        try (var server = new FaultServer(FaultScript.at(Stage.DOT, end));
                var relay = relay(server)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(relay.carry(ANN, Gate.OPEN)).isEqualTo(new Receipt.Accepted("250 2.0.0 taken as " + i));
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tooManyLettersOnOneConnectionIsNoTrouble(boolean pipelining) {
        FaultScript script = moment -> moment.stage() == Stage.MAIL && moment.letter() == 3
                ? new Act.Say("421 4.7.0 too many letters on this connection")
                : new Act.Usual();
        try (var server = server(script, pipelining);
                var relay = relay(server)) {
            for (int i = 1; i <= 5; i++) {
                assertThat(relay.carry(ANN, Gate.OPEN)).isEqualTo(new Receipt.Accepted("250 2.0.0 taken as " + i));
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aServerThatTakesNobodyIsAskedTwiceAtTheMost() {
        FaultScript script = moment ->
                moment.stage() == Stage.MAIL && moment.taken() > 0 ? new Act.Say("421 4.7.0 enough") : new Act.Usual();
        try (var server = new FaultServer(script);
                var relay = relay(server)) {
            relay.carry(ANN, Gate.OPEN);
            assertThat(relay.carry(BO, Gate.OPEN)).isEqualTo(new Receipt.Returned("421 4.7.0 enough", Blame.RELAY));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drip", "flood", "silence"})
    void aPhaseHasATotalTimeHoweverItIsSpentAndHarmsNobodyElse(String how) throws InterruptedException {
        Act act = switch (how) {
            case "drip" -> new Act.Drip(Duration.ofMillis(200));
            case "flood" -> new Act.Flood();
            default -> new Act.Silence();
        };
        FaultScript script =
                moment -> moment.stage() == Stage.RCPT && moment.recipient().startsWith("ann") ? act : new Act.Usual();
        var others = Collections.synchronizedList(new ArrayList<Receipt>());
        var done = new AtomicBoolean();
        try (var server = new FaultServer(script)) {
            var other = Thread.ofVirtual().start(() -> {
                try (var relay = relay(server)) {
                    while (!done.get()) {
                        others.add(relay.carry(BO, Gate.OPEN));
                    }
                }
            });
            var start = Instant.now();
            try (var relay = new Relay(Letters.relay(server), Letters.SHORT)) {
                Receipt back = relay.carry(ANN, Gate.OPEN);
                assertThat(back).isInstanceOf(Receipt.Returned.class);
                assertThat(back.reply()).containsAnyOf("it took too long", "it said more than anyone would read");
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(2500));
            done.set(true);
            other.join();
        }
        assertThat(others).isNotEmpty().allMatch(receipt -> receipt instanceof Receipt.Accepted);
    }

    @Test
    void whoHangsUpBeforeTheDotGetsTheLetterBackAndAfterItNobodyKnows() throws InterruptedException {
        assertThat(aborted(Stage.RCPT)).isInstanceOf(Receipt.Returned.class);
        assertThat(aborted(Stage.DOT)).isInstanceOf(Receipt.Unknown.class);
    }

    @Test
    void addressesBeyondAsciiGoWhereTheyAreTaken() {
        Parcel parcel = Letters.to("王@example.com");
        try (var server = new FaultServer(FaultScript.FLAWLESS, Offer.of("PIPELINING", "SMTPUTF8"));
                var relay = relay(server)) {
            assertThat(relay.carry(parcel, Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            assertThat(relay.carry(ANN, Gate.OPEN)).isInstanceOf(Receipt.Accepted.class);
            assertThat(server.commands())
                    .contains(
                            "MAIL FROM:<bounces@example.org> SMTPUTF8",
                            "RCPT TO:<王@example.com>",
                            "MAIL FROM:<bounces@example.org>");
        }
    }

    @Test
    void addressesBeyondAsciiFailElsewhereWithoutAWord() {
        try (var server = new FaultServer(FaultScript.FLAWLESS);
                var relay = relay(server)) {
            assertThat(relay.carry(Letters.to("王@example.com"), Gate.OPEN))
                    .isEqualTo(new Receipt.Failed("553 5.6.7 the relay offers no SMTPUTF8, which this address needs"));
            assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com>\r\nRCPT TO:<b@example.com", "a@example.com\n", "a b@example.com", "<a@b>"})
    void anAddressThatIsMoreThanOneIsNeverSaid(String address) {
        try (var server = new FaultServer(FaultScript.FLAWLESS);
                var relay = relay(server)) {
            assertThat(relay.carry(new Parcel("", address, ANN.message()), Gate.OPEN))
                    .isInstanceOf(Receipt.Failed.class);
            assertThat(server.commands()).isEmpty();
        }
    }

    private static Receipt aborted(Stage stage) throws InterruptedException {
        try (var server = new FaultServer(FaultScript.at(stage, new Act.Silence()));
                var relay = new Relay(Letters.relay(server))) {
            var receipts = Collections.synchronizedList(new ArrayList<Receipt>());
            var carrying = Thread.ofVirtual().start(() -> receipts.add(relay.carry(ANN, Gate.OPEN)));
            while (server.commands().size() < 3) {
                Thread.sleep(10);
            }
            Thread.sleep(100);
            relay.abort();
            carrying.join();
            assertThat(relay.carry(BO, Gate.OPEN)).isEqualTo(new Receipt.Returned("stopped", Blame.RELAY));
            return List.copyOf(receipts).getFirst();
        }
    }

    private static FaultScript onceOnly(Stage stage, Act act) {
        var done = new AtomicBoolean();
        return moment -> moment.stage() == stage && !done.getAndSet(true) ? act : new Act.Usual();
    }

    private static FaultServer server(FaultScript script, boolean pipelining) {
        return new FaultServer(script, pipelining ? Offer.of("PIPELINING") : Offer.of());
    }

    private static Relay relay(FaultServer server) {
        return new Relay(Letters.relay(server));
    }
}
