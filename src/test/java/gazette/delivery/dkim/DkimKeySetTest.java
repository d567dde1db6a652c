package gazette.delivery.dkim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gazette.config.DkimKey;
import gazette.config.FromAddress;
import gazette.config.RelayConfig;
import gazette.delivery.EnvelopedMessage;
import gazette.delivery.SendPermission;
import gazette.delivery.SendResult;
import gazette.delivery.dkim.DkimVerifier.Seen;
import gazette.delivery.mime.CommonHeaders;
import gazette.delivery.mime.HeaderField;
import gazette.delivery.mime.InlineImage;
import gazette.delivery.mime.MimeTemplate;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.delivery.smtp.RelayTransport;
import gazette.render.mail.RenderedMail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signatures, checked by a verifier that shares no code with us.
class DkimKeySetTest {
    private static final String MARK = "mark5mark5mark5";
    private static final String TOKEN = "u1-7-abcdefghijklmnop-abcdefghijklmnopqrstuvwxyz";
    private static final String FIELDS = "From:Reply-To:To:Subject:Date:Message-ID:MIME-Version:Content-Type:List-Id:"
            + "List-Unsubscribe:List-Unsubscribe-Post:Feedback-ID:Auto-Submitted:Precedence";
    private static final RecipientValues RECIPIENT = new RecipientValues("Bó, 王", "bo@example.com", "id-1", TOKEN);
    private static final CommonHeaders HEADERS = new CommonHeaders(
            new FromAddress("Ed, the editor", "editor@news.example.org"),
            Optional.of("answers@example.org"),
            Instant.parse("2026-11-23T07:00:00Z"),
            List.of(
                    new HeaderField("List-Id", "<letters.example.org>"),
                    new HeaderField("List-Unsubscribe", "<https://example.org/u/" + MARK + ">"),
                    new HeaderField("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                    new HeaderField("Feedback-ID", "letters-1:letters:gazette:news.example.org"),
                    new HeaderField("Auto-Submitted", "auto-generated"),
                    new HeaderField("Precedence", "bulk")));
    private static final RenderedMail MAIL = new RenderedMail(
            "A long subject 主题 that is folded, because it does not fit into a single line of a letter",
            "",
            "<p>正文</p><a href=\"https://example.org/u/" + MARK + "\">leave</a>\n".repeat(20),
            "Text\n正文\nhttps://example.org/u/" + MARK + "\n\n");
    private static final TokenPlaceholder TOKEN_PLACEHOLDER = new TokenPlaceholder(MARK, TOKEN.length());
    private static final MimeTemplate TEMPLATE = MimeTemplate.of(HEADERS, MAIL, TOKEN_PLACEHOLDER);

    private static DkimKey rsa;
    private static DkimKey ed25519;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        rsa = key("r1", "RSA", 2048);
        ed25519 = key("e1", "Ed25519", 255);
    }

    @Test
    void eachAlgorithmPassesAloneAndBothTogether() throws Exception {
        byte[] both = signed(rsa, ed25519);
        var messages = List.of(signed(rsa), signed(ed25519), both, without(both, "r1"), without(both, "e1"));

        assertThat(verify(messages))
                .containsExactly(
                        List.of(passed("r1", "rsa-sha256")),
                        List.of(passed("e1", "ed25519-sha256")),
                        List.of(passed("r1", "rsa-sha256"), passed("e1", "ed25519-sha256")),
                        List.of(passed("e1", "ed25519-sha256")),
                        List.of(passed("r1", "rsa-sha256")));
    }

    @Test
    void aMessageWithInlineImagesPasses() throws Exception {
        var image = new InlineImage("a.png@news.example.org", "a.png", "image/png", new byte[100_000]);
        MimeTemplate withImage = MimeTemplate.of(HEADERS, MAIL, List.of(image), TOKEN_PLACEHOLDER);

        assertThat(verify(List.of(dkim(rsa, ed25519).signer().signedMessage(withImage, RECIPIENT))))
                .containsExactly(List.of(passed("r1", "rsa-sha256"), passed("e1", "ed25519-sha256")));
    }

    @Test
    void signaturesPassAfterAMessageWentThroughAMailServer() throws Exception {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        var config = RelayConfig.open("main", "127.0.0.1", server.getSmtp().getPort());
        try (var relay = new RelayTransport(config)) {
            var message = new EnvelopedMessage("bounces@example.org", "bo@example.com", signed(rsa, ed25519));
            assertThat(relay.send(message, SendPermission.ALWAYS)).isInstanceOf(SendResult.Accepted.class);
            var arrived = new ByteArrayOutputStream();
            server.getReceivedMessages()[0].writeTo(arrived);
            assertThat(verify(List.of(arrived.toByteArray())))
                    .containsExactly(List.of(passed("r1", "rsa-sha256"), passed("e1", "ed25519-sha256")));
        } finally {
            server.stop();
        }
    }

    /// The first character of every field's value, one of the body, and fields that are added.
    @Test
    void aChangedOrAddedByteBreaksBothSignatures() throws Exception {
        byte[] message = signed(rsa, ed25519);
        var changed = new ArrayList<byte[]>();
        for (String field : FIELDS.split(":")) {
            changed.add(altered(message, text -> changed(text, "(?m)^" + field + ": ?[^A-Za-z0-9]*")));
        }
        changed.add(altered(message, text -> changed(text, "(?:base64|quoted-printable)\r\n\r\n")));
        for (String added : List.of("From: x@example.net", "Subject: x")) {
            changed.add(altered(message, text -> added + "\r\n" + text));
            changed.add(altered(message, text -> text.replaceFirst("\r\n\r\n", "\r\n" + added + "\r\n\r\n")));
        }
        changed.add(altered(message, text -> text + "more\r\n"));

        assertThat(verify(changed))
                .hasSize(20)
                .allSatisfy(seen ->
                        assertThat(seen).hasSize(2).extracting(Seen::verdict).containsOnly("fail"));
    }

    @Test
    void changedWhiteSpaceDoesNotBreakASignature() throws Exception {
        byte[] message =
                altered(signed(rsa, ed25519), text -> text.replaceFirst("\r\nTo: ", "\r\nTO:   ") + "\r\n\r\n");

        assertThat(verify(List.of(message)).getFirst())
                .extracting(Seen::verdict)
                .containsOnly("pass");
    }

    @Test
    void theSameMessageHasTheSameSignatureAndNoTimes() throws Exception {
        DkimSigner signer = dkim(rsa, ed25519).signer();
        byte[] first = signer.signedMessage(TEMPLATE, RECIPIENT);

        assertThat(signer.signedMessage(TEMPLATE, RECIPIENT)).isEqualTo(first);
        assertThat(dkim(rsa, ed25519).signer().signedMessage(MimeTemplate.read(TEMPLATE.bytes()), RECIPIENT))
                .isEqualTo(first);
        String header = new String(first, StandardCharsets.UTF_8).split("\r\n\r\n")[0];
        assertThat(header).doesNotContain(" t=", " x=").contains("c=relaxed/relaxed;");
        String signatures = header.substring(0, header.indexOf("\r\nFrom: "));
        assertThat(signatures.lines()).hasSizeGreaterThan(12).allMatch(line -> line.length() <= 78);
        assertThat(new String(first, StandardCharsets.UTF_8))
                .endsWith(new String(TEMPLATE.message(RECIPIENT), StandardCharsets.UTF_8));
    }

    /// So an issue can be continued where the native code does not load.
    @Test
    void theSignatureIsTheSameWithAnyProvider() {
        byte[] header = "from:a\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] field = "dkim-signature:b=".getBytes(StandardCharsets.US_ASCII);
        for (DkimKey key : List.of(rsa, ed25519)) {
            assertThat(new DkimKeySigner(key).sign(header, field))
                    .isEqualTo(new DkimKeySigner(key, Optional.empty()).sign(header, field));
        }
    }

    @Test
    void aKeySignsForItsDomainAndSubdomains() {
        assertThat(DkimKeySet.of(List.of(rsa), "example.org").selectors()).containsExactly("r1");
        assertThat(DkimKeySet.of(List.of(rsa), "news.example.org").selectors()).containsExactly("r1");
        assertThat(DkimKeySet.of(List.of(rsa), "notexample.org").selectors()).isEmpty();
        assertThat(DkimKeySet.of(List.of(rsa), "org").selectors()).isEmpty();
        assertThat(DkimKeySet.NONE.signer().signedMessage(TEMPLATE, RECIPIENT)).isEqualTo(TEMPLATE.message(RECIPIENT));
    }

    @Test
    void anIssuesMissingKeyIsNamed() {
        assertThat(DkimKeySet.of(Map.of("r1", rsa, "e1", ed25519), List.of("e1"))
                        .selectors())
                .containsExactly("e1");
        assertThatThrownBy(() -> DkimKeySet.of(Map.of("r1", rsa), List.of("r1", "e1")))
                .isInstanceOf(RemovedDkimKeyException.class)
                .hasMessageContaining("gazette.yaml has no key 'e1' under dkim: any more");
    }

    /// The key and the record are those of RFC 8463, appendix A.
    @Test
    void theRecordOfTheExampleKeyIsThatOfTheStandard() throws Exception {
        byte[] secret = Base64.getDecoder().decode("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=");
        var key = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
        var row = DkimRecord.of(new DkimKey("brisbane", "football.example.com", key));

        assertThat(row.name()).isEqualTo("brisbane._domainkey.football.example.com");
        assertThat(row.value()).isEqualTo("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assertThat(row.zoneLine()).isEqualTo(row.name() + ". IN TXT \"" + row.value() + "\"");
        String line = DkimRecord.of(rsa).zoneLine();
        assertThat(line)
                .startsWith("r1._domainkey.example.org. IN TXT ( \"v=DKIM1; k=rsa; p=MIIB")
                .endsWith("\" )");
        assertThat(Pattern.compile("\"([^\"]+)\"").matcher(line).results().map(found -> found.group(1)))
                .allMatch(string -> string.length() <= 255)
                .isEqualTo(split(DkimRecord.of(rsa).value()));
    }

    private static List<String> split(String value) {
        return List.of(value.substring(0, 255), value.substring(255));
    }

    private static Seen passed(String selector, String algorithm) {
        return new Seen(selector, algorithm, "pass", FIELDS + ":From:Subject");
    }

    private static byte[] signed(DkimKey... keys) {
        return dkim(keys).signer().signedMessage(TEMPLATE, RECIPIENT);
    }

    private static DkimKeySet dkim(DkimKey... keys) {
        return DkimKeySet.of(Arrays.asList(keys), "news.example.org");
    }

    private static DkimKey key(String selector, String algorithm, int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(bits);
        return new DkimKey(selector, "example.org", generator.generateKeyPair().getPrivate());
    }

    private static byte[] without(byte[] message, String selector) {
        return altered(
                message,
                text -> Arrays.stream(text.split("(?=DKIM-Signature)|(?=From: )"))
                        .filter(field -> !field.contains(" s=" + selector + ";"))
                        .collect(Collectors.joining()));
    }

    /// Replaces the character after the first match of a pattern.
    private static String changed(String text, String before) {
        var place = Pattern.compile(before).matcher(text);
        assertThat(place.find()).as(before).isTrue();
        char other = text.charAt(place.end()) == 'x' ? 'y' : 'x';
        return text.substring(0, place.end()) + other + text.substring(place.end() + 1);
    }

    private static byte[] altered(byte[] message, UnaryOperator<String> change) {
        String text = change.apply(new String(message, StandardCharsets.UTF_8));
        assertThat(text).isNotEqualTo(new String(message, StandardCharsets.UTF_8));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<List<Seen>> verify(List<byte[]> messages) throws IOException, InterruptedException {
        return DkimVerifier.verify(folder, List.of(rsa, ed25519), messages);
    }
}
