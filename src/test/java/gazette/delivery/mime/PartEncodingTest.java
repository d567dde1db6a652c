package gazette.delivery.mime;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.FromAddress;
import gazette.delivery.localmail.ReceivedMail;
import gazette.render.mail.RenderedMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts of all languages come out of both encodings as they went in, by two parsers that share no code.
class PartEncodingTest {
    private static final int MAILS = 300;
    private static final String MARK = "mark5mark5mark5";
    private static final CommonHeaders HEADERS = new CommonHeaders(
            new FromAddress("Ed", "editor@example.org"),
            Optional.empty(),
            Instant.parse("2026-11-23T07:00:00Z"),
            List.of(new HeaderField("List-Unsubscribe", "<https://example.org/u/" + MARK + ">")));

    /// Pieces of which the texts are made. What encodings stumble over is in each of them.
    private static final List<List<String>> LANGUAGES = List.of(
            List.of(
                    "word",
                    "a",
                    " ",
                    " ",
                    "  ",
                    ".",
                    "=",
                    "\n",
                    " \n",
                    "\n.",
                    "\nFrom ",
                    "From ",
                    "https://x.example/?a=3D"),
            List.of("<p style=\"color:#fff\">", "text", "</p>\n", " ", "\t", "\t\n", "--", "\n--", "=20", "\r", "\n\n"),
            List.of("灯下", "。", "，", "a", "\n", " ", "\u3000", "https://例子.example/灯?q=1", "\n.", "𠮷"),
            List.of("éléphant", "naïve ", "— ", "“so” ", "\n", "Ünter ", "№", "\u00a0", "\u0001", "\u007f"),
            List.of("안녕 ", "テスト", "שלום ", "😀", "👩‍👩‍👧", "\n", " ", ".", "x"));

    @TempDir
    Path folder;

    /// Describes a mail, as it was meant and as it was written.
    private record Sent(String text, String html, byte[] bytes) {}

    @Test
    void everyTextIsReadAsItWasWrittenInBothEncodings() throws Exception {
        RandomGenerator random = new Random(17);
        List<Sent> sent = Stream.generate(() -> mail(random)).limit(MAILS).toList();

        assertThat(sent).allSatisfy(mail -> {
            assertThatNoServerChanges(mail.bytes());
            ReceivedMail received = ReceivedMail.parse("1", mail.bytes());
            assertThat(received.text()).isEqualTo(mail.text());
            assertThat(received.html()).isEqualTo(mail.html());
        });
        List<String> read = readByPython(sent);
        for (int i = 0; i < MAILS; i++) {
            assertThat(read.get(i))
                    .isEqualTo(base64(sent.get(i).text()) + "\t"
                            + base64(sent.get(i).html()));
        }
        assertThat(encodings(sent)).containsOnly("base64", "quoted-printable");
    }

    @Test
    void theShorterEncodingIsTaken() {
        for (String text : List.of(
                "Plain English, as most letters are.\n".repeat(20),
                "A naïve word or two. ".repeat(9),
                "<p class=\"x\">".repeat(30))) {
            assertThat(encoding(text)).isEqualTo("quoted-printable");
        }
        for (String text : List.of("灯下慢慢读。\n".repeat(20), "Привет, мир! ".repeat(40), "=".repeat(99))) {
            assertThat(encoding(text)).isEqualTo("base64");
        }
    }

    @Test
    void aTokenStandsOnALineOfItsOwn() {
        var slot = new TokenPlaceholder("@", 4);

        assertThat(quoted("Hello @, bye.", slot)).isEqualTo("Hello =\r\n\0quoted-printable\0=\r\n, bye.\r\n");
        assertThat(quoted("@", slot)).isEqualTo("\0quoted-printable\0\r\n");
        assertThat(quoted("a\r\n@\r\nb", slot)).isEqualTo("a\r\n\0quoted-printable\0\r\nb\r\n");
        assertThat(quoted("@@ ", slot)).isEqualTo("\0quoted-printable\0=\r\n\0quoted-printable\0=\r\n=20\r\n");
    }

    @Test
    void aTokenThatNoLineHoldsIsBroken() {
        assertThat(token("t".repeat(75))).isEqualTo("t".repeat(75));
        assertThat(token("t".repeat(75) + ".x")).isEqualTo("t".repeat(75) + "=\r\n=2Ex");
        assertThat(token(".x.")).isEqualTo("=2Ex.");
    }

    private static Sent mail(RandomGenerator random) {
        var slot = new TokenPlaceholder(MARK, 1 + random.nextInt(160));
        String token = random.ints(slot.length(), 0, 8)
                .mapToObj(i -> "a2Z-_..x".substring(i, i + 1))
                .collect(Collectors.joining());
        var mail = new RenderedMail("S", "", text(random), text(random));
        MimeTemplate template =
                MimeTemplate.read(MimeTemplate.of(HEADERS, mail, slot).bytes());
        return new Sent(
                asSent(mail.text(), token),
                asSent(mail.html(), token),
                template.message(recipient(random.nextBoolean() ? "林夏" : "Bo", token)));
    }

    private static RecipientValues recipient(String name, String token) {
        return new RecipientValues(name, "bo@example.com", "id", token);
    }

    private static String text(RandomGenerator random) {
        List<String> pieces = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        return random.ints(random.nextInt(120), 0, pieces.size() + 1)
                .mapToObj(i -> i < pieces.size() ? pieces.get(i) : random.nextInt(3) == 0 ? MARK : "b")
                .collect(Collectors.joining());
    }

    private static String asSent(String text, String token) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").replace(MARK, token);
    }

    private static void assertThatNoServerChanges(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.UTF_8);
        String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
        assertThat(body.chars().allMatch(c -> c == '\r' || c == '\n' || (c >= ' ' && c < 127)))
                .as(body)
                .isTrue();
        assertThat(body.split("\r\n"))
                .as(body)
                .noneMatch(line -> line.length() > 76 || line.matches("(?s)\\..*|From .*|.* |.*[\r\n].*"));
        assertThat(DkimCanonicalization.body(body.getBytes(StandardCharsets.US_ASCII)))
                .asString()
                .isEqualTo(body);
    }

    private List<String> readByPython(List<Sent> sent) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/usr/bin/python3", "src/test/resources/mime/parts.py"));
        for (int i = 0; i < sent.size(); i++) {
            command.add(
                    Files.write(folder.resolve(i + ".eml"), sent.get(i).bytes()).toString());
        }
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    private static List<String> encodings(List<Sent> sent) {
        return sent.stream()
                .flatMap(mail -> new String(mail.bytes(), StandardCharsets.US_ASCII).lines())
                .filter(line -> line.startsWith("Content-Transfer-Encoding: "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    private static String encoding(String text) {
        var mail = new RenderedMail("S", "", text, text);
        byte[] bytes = MimeTemplate.of(HEADERS, mail, TokenPlaceholder.NONE).message(recipient("", ""));
        List<String> encodings = encodings(List.of(new Sent(text, text, bytes)));
        assertThat(encodings.getFirst()).isEqualTo(encodings.getLast());
        return encodings.getFirst();
    }

    private static String quoted(String text, TokenPlaceholder slot) {
        return new QuotedPrintableTemplate(SlottedText.of(text, slot, List.of(), false)).encode();
    }

    private static String token(String token) {
        return new String(
                QuotedPrintableTemplate.quoted(token.getBytes(StandardCharsets.US_ASCII)), StandardCharsets.US_ASCII);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
