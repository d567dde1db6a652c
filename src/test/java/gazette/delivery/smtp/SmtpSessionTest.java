package gazette.delivery.smtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.FaultySmtpServer;
import gazette.FaultySmtpServer.Offer;
import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.SendResult.Cause;
import gazette.delivery.SmtpReply;
import gazette.delivery.TestMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said to a server, and what is made of its answers.
class SmtpSessionTest {
    private static final EnvelopedMessage ANN = TestMessages.to("ann@example.com");
    private static final EnvelopedMessage BO = TestMessages.to("bo@example.org");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void lettersArriveByteForByteOverOneConnection(boolean pipelining) {
        try (var server = server(SmtpFaultScript.FLAWLESS, pipelining);
                var relay = relay(server)) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS)).isEqualTo(TestMessages.accepted("250 2.0.0 taken as 1"));
            assertThat(relay.send(BO, SendPermission.ALWAYS)).isEqualTo(TestMessages.accepted("250 2.0.0 taken as 2"));
            assertThat(server.entries()).containsExactly(TestMessages.entry(ANN), TestMessages.entry(BO));
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
            RCPT | 454 4.7.0 quota       | deferred
            RCPT | 550 5.4.5 quota       | sender
            RCPT | 535 5.7.8 expired     | sender
            DATA | 452 4.3.1 disk        | deferred
            DATA | 554 5.7.1 spam        | failed
            DATA | 454 4.7.0 quota       | deferred
            DATA | 534 5.7.9 weak        | sender
            DOT  | 452 4.2.2 full        | deferred
            DOT  | 554 5.7.1 spam        | failed
            DOT  | 454 throttled         | deferred
            DOT  | 550 5.4.5 quota       | sender
            """)
    void aRefusalHasTheRightResultAndTheConnectionIsKept(Stage stage, String reply, String expected) {
        SendResult result = switch (expected) {
            case "deferred" -> TestMessages.deferred(reply);
            case "failed" -> stage == Stage.RCPT ? TestMessages.failedAtRcpt(reply) : TestMessages.failed(reply);
            case "sender" -> TestMessages.notSent(reply, Cause.SENDER);
            default -> TestMessages.notSent(reply, Cause.RELAY);
        };
        for (boolean pipelining : new boolean[] {true, false}) {
            try (var server = server(onceOnly(stage, new Act.Say(reply)), pipelining);
                    var relay = relay(server)) {
                assertThat(relay.send(ANN, SendPermission.ALWAYS)).isEqualTo(result);
                assertThat(relay.send(BO, SendPermission.ALWAYS))
                        .isEqualTo(TestMessages.accepted("250 2.0.0 taken as 1"));
                assertThat(server.connections()).isEqualTo(1);
                boolean unfinished = stage != Stage.MAIL;
                assertThat(server.commands().contains("RSET")).isEqualTo(unfinished);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRefusalCountsAlsoIfTheServerClosesTheConnectionAfterIt(boolean pipelining) {
        Act refuse = new Act.Say("550 5.1.1 nobody").then(new Act.Drop());
        try (var server = server(onceOnly(Stage.RCPT, refuse), pipelining);
                var relay = relay(server)) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS)).isEqualTo(TestMessages.failedAtRcpt("550 5.1.1 nobody"));
            assertThat(relay.send(BO, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
        }
        try (var server = server(SmtpFaultScript.at(Stage.MAIL, refuse), pipelining);
                var relay = relay(server)) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS))
                    .isEqualTo(TestMessages.notSent("550 5.1.1 nobody", Cause.SENDER));
        }
    }

    @Test
    void aServerThatWantsAMessageWithoutARecipientGetsAnEmptyOne() {
        SmtpFaultScript script = moment -> switch (moment.stage()) {
            case RCPT -> moment.recipient().startsWith("ann") ? new Act.Say("550 5.1.1 nobody") : new Act.Normal();
            case DATA -> new Act.Say("354 go on");
            default -> new Act.Normal();
        };
        try (var server = new FaultySmtpServer(script);
                var relay = relay(server)) {
            assertThat(relay.send(ANN, SendPermission.ALWAYS)).isEqualTo(TestMessages.failedAtRcpt("550 5.1.1 nobody"));
            assertThat(server.commands()).endsWith("DATA", ".");
            assertThat(relay.send(BO, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            assertThat(server.entries()).containsExactly(TestMessages.entry(BO));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutPermissionNeitherDotNorQuitIsSent(boolean pipelining) {
        try (var server = server(SmtpFaultScript.FLAWLESS, pipelining)) {
            try (var relay = relay(server)) {
                assertThat(relay.send(ANN, () -> false))
                        .isEqualTo(new SendResult.NotSent("withheld", Cause.NOT_PERMITTED));
            }
            assertThat(server.commands()).doesNotContain(".", "QUIT").endsWith("DATA");
            assertThat(server.entries()).isEmpty();
        }
    }

    @Test
    void ifAskingForPermissionFailsNothingIsSentAndTheNextMessageIsAccepted() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS);
                var relay = relay(server)) {
            assertThatThrownBy(() -> relay.send(ANN, () -> {
                        throw new IllegalStateException("no ledger");
                    }))
                    .hasMessage("no ledger");
            assertThat(relay.send(BO, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            assertThat(server.entries()).containsExactly(TestMessages.entry(BO));
        }
    }

    @Test
    void permissionIsAskedOnceAndNotForARefusedMessage() {
        var permissionAskedFor = new ArrayList<String>();
        try (var server = new FaultySmtpServer(onceOnly(Stage.RCPT, new Act.Say("550 5.1.1 nobody")));
                var relay = relay(server)) {
            relay.send(ANN, () -> permissionAskedFor.add("ann"));
            relay.send(BO, () -> permissionAskedFor.add("bo"));
            assertThat(permissionAskedFor).containsExactly("bo");
        }
    }

    /// RFC 5321 does not permit this, but servers do it.
    @Test
    void aRefusalInTheMiddleOfTheBodyCounts() {
        try (var server = new FaultySmtpServer(
                        SmtpFaultScript.at(Stage.BODY, new Act.Say("552 5.3.4 too big").then(new Act.Drop())));
                var relay = relay(server)) {
            assertThat(relay.send(ANN, TestMessages.LATE_PERMISSION))
                    .isEqualTo(TestMessages.failed("552 5.3.4 too big"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aConnectionThatWasClosedBetweenMessagesIsOpenedAgain(boolean resets) {
        Act end = new Act.Normal().then(resets ? new Act.Reset() : new Act.Drop());
        try (var server = new FaultySmtpServer(SmtpFaultScript.at(Stage.DOT, end));
                var relay = relay(server)) {
            for (int i = 1; i <= 3; i++) {
                assertThat(relay.send(ANN, SendPermission.ALWAYS))
                        .isEqualTo(TestMessages.accepted("250 2.0.0 taken as " + i));
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | 421 4.7.0 too many letters on this connection
            false | 421 4.7.0 too many letters on this connection
            true  | 452 4.5.3 Too many recipients: Too many messages sent
            false | 452 4.5.3 Too many recipients: Too many messages sent
            true  | 550 5.5.0 No more messages in this session
            """)
    void aServerMayLimitTheMessagesOfAConnection(boolean pipelining, String reply) {
        SmtpFaultScript script =
                moment -> moment.stage() == Stage.MAIL && moment.message() >= 3 ? new Act.Say(reply) : new Act.Normal();
        try (var server = server(script, pipelining);
                var relay = relay(server)) {
            for (int i = 1; i <= 5; i++) {
                assertThat(relay.send(ANN, SendPermission.ALWAYS))
                        .isEqualTo(TestMessages.accepted("250 2.0.0 taken as " + i));
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerMayKeepTheTransactionOfAMessageThatItRefused(boolean pipelining) {
        var open = new AtomicReference<FaultySmtpServer>();
        SmtpFaultScript script = moment -> switch (moment.stage()) {
            case MAIL ->
                keepsTransaction(requireNonNull(open.get()))
                        ? new Act.Say("503 5.5.1 Error: nested MAIL command")
                        : new Act.Normal();
            case DOT -> moment.recipient().equals(ANN.to()) ? new Act.Say("550 5.6.0 spam") : new Act.Normal();
            default -> new Act.Normal();
        };
        try (var server = server(script, pipelining);
                var relay = relay(server)) {
            open.set(server);
            assertThat(relay.send(ANN, SendPermission.ALWAYS)).isEqualTo(TestMessages.failed("550 5.6.0 spam"));
            assertThat(relay.send(BO, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static boolean keepsTransaction(FaultySmtpServer server) {
        return server.commands().contains(".") && !server.commands().contains("RSET");
    }

    @Test
    void aServerThatAcceptsNothingIsTriedTwiceAtMost() {
        SmtpFaultScript script = moment -> moment.stage() == Stage.MAIL && moment.accepted() > 0
                ? new Act.Say("421 4.7.0 enough")
                : new Act.Normal();
        try (var server = new FaultySmtpServer(script);
                var relay = relay(server)) {
            relay.send(ANN, SendPermission.ALWAYS);
            assertThat(relay.send(BO, SendPermission.ALWAYS))
                    .isEqualTo(TestMessages.notSent("421 4.7.0 enough", Cause.RELAY));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drip", "flood", "silence"})
    void aPhaseHasATotalTimeoutAndOtherConnectionsGoOn(String how) throws InterruptedException {
        Act act = switch (how) {
            case "drip" -> new Act.Drip(Duration.ofMillis(200));
            case "flood" -> new Act.Flood();
            default -> new Act.Silence();
        };
        SmtpFaultScript script =
                moment -> moment.stage() == Stage.RCPT && moment.recipient().startsWith("ann") ? act : new Act.Normal();
        var others = Collections.synchronizedList(new ArrayList<SendResult>());
        var done = new AtomicBoolean();
        try (var server = new FaultySmtpServer(script)) {
            var other = Thread.ofVirtual().start(() -> {
                try (var relay = relay(server)) {
                    while (!done.get()) {
                        others.add(relay.send(BO, SendPermission.ALWAYS));
                    }
                }
            });
            var start = Instant.now();
            try (var relay = new RelayTransport(TestMessages.relay(server), TestMessages.SHORT)) {
                SendResult result = relay.send(ANN, SendPermission.ALWAYS);
                assertThat(result).isInstanceOf(SendResult.NotSent.class);
                assertThat(result.reply().text())
                        .containsAnyOf("it took too long", "it said more than anyone would read");
            }
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(2500));
            done.set(true);
            other.join();
        }
        assertThat(others).isNotEmpty().allMatch(result -> result instanceof SendResult.Accepted);
    }

    @Test
    void anAbortBeforeTheDotMeansNotSentAndAfterItUnconfirmed() throws InterruptedException {
        assertThat(aborted(Stage.RCPT)).isInstanceOf(SendResult.NotSent.class);
        assertThat(aborted(Stage.DOT)).isInstanceOf(SendResult.Unconfirmed.class);
    }

    @Test
    void addressesBeyondAsciiAreSentToServersWithSmtputf8() {
        EnvelopedMessage message = TestMessages.to("王@example.com");
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS, Offer.of("PIPELINING", "SMTPUTF8"));
                var relay = relay(server)) {
            assertThat(relay.send(message, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            assertThat(relay.send(ANN, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            assertThat(server.commands())
                    .contains(
                            "MAIL FROM:<bounces@example.org> SMTPUTF8",
                            "RCPT TO:<王@example.com>",
                            "MAIL FROM:<bounces@example.org>");
        }
    }

    @Test
    void addressesBeyondAsciiFailAtOtherServers() {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS);
                var relay = relay(server)) {
            assertThat(relay.send(TestMessages.to("王@example.com"), SendPermission.ALWAYS))
                    .isEqualTo(new SendResult.Failed(
                            SmtpReply.parse("553 5.6.7 the relay offers no SMTPUTF8, which this address needs"),
                            SendResult.RefusedAt.HERE));
            assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com>\r\nRCPT TO:<b@example.com", "a@example.com\n", "a b@example.com", "<a@b>"})
    void anAddressThatWouldBreakACommandIsNeverSent(String address) {
        try (var server = new FaultySmtpServer(SmtpFaultScript.FLAWLESS);
                var relay = relay(server)) {
            assertThat(relay.send(new EnvelopedMessage("", address, ANN.message()), SendPermission.ALWAYS))
                    .isInstanceOf(SendResult.Failed.class);
            assertThat(server.commands()).isEmpty();
        }
    }

    private static SendResult aborted(Stage stage) throws InterruptedException {
        try (var server = new FaultySmtpServer(SmtpFaultScript.at(stage, new Act.Silence()));
                var relay = new RelayTransport(TestMessages.relay(server))) {
            var results = Collections.synchronizedList(new ArrayList<SendResult>());
            var sending = Thread.ofVirtual().start(() -> results.add(relay.send(ANN, SendPermission.ALWAYS)));
            while (server.commands().size() < 3) {
                Thread.sleep(10);
            }
            Thread.sleep(100);
            relay.abort();
            sending.join();
            assertThat(relay.send(BO, SendPermission.ALWAYS)).isEqualTo(new SendResult.NotSent("stopped", Cause.RELAY));
            return List.copyOf(results).getFirst();
        }
    }

    private static SmtpFaultScript onceOnly(Stage stage, Act act) {
        var done = new AtomicBoolean();
        return moment -> moment.stage() == stage && !done.getAndSet(true) ? act : new Act.Normal();
    }

    private static FaultySmtpServer server(SmtpFaultScript script, boolean pipelining) {
        return new FaultySmtpServer(script, pipelining ? Offer.of("PIPELINING") : Offer.of());
    }

    private static RelayTransport relay(FaultySmtpServer server) {
        return new RelayTransport(TestMessages.relay(server));
    }
}
