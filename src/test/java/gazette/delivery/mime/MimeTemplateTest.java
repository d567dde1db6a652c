package gazette.delivery.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gazette.config.FromAddress;
import gazette.delivery.localmail.ReceivedMail;
import gazette.render.mail.RenderedMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Letters encoded once, with slots for what differs from reader to reader.
class MimeTemplateTest {
    private static final String MARK = "mark5mark5mark5mark5mark5mark5";
    private static final String TOKEN = "u1-7-abcdefghijklmnop-abcdefghijklmnopqrstuvwxyz";
    private static final TokenPlaceholder SLOT = new TokenPlaceholder(MARK, TOKEN.length());
    private static final CommonHeaders HEAD = new CommonHeaders(
            new FromAddress("Ed, the editor", "editor@example.org"),
            Optional.of("answers@example.org"),
            Instant.parse("2026-11-23T07:00:00Z"),
            List.of(
                    new HeaderField("List-Unsubscribe", "<https://example.org/u/" + MARK + ">"),
                    new HeaderField("Precedence", "bulk")));
    private static final RenderedMail EDITION = new RenderedMail(
            "Subject 主题\r\nBcc: x@example.com",
            "",
            "<p>正文</p><a href=\"https://example.org/u/" + MARK + "\">leave</a>\n",
            "Text\n正文\nhttps://example.org/u/" + MARK + "\n");
    private static final RecipientValues READER = new RecipientValues("Bó, 王", "bo@example.com", "id-1", TOKEN);

    private final MimeTemplate template = MimeTemplate.of(HEAD, EDITION, SLOT);

    @Test
    void aLetterSaysToItsReaderWhatTheEditionSays() throws Exception {
        byte[] letter = template.letter(READER);
        ReceivedMail mail = ReceivedMail.parse("1", letter);

        assertThat(mail.to()).isEqualTo("bo@example.com");
        assertThat(mail.from()).isEqualTo("\"Ed, the editor\" <editor@example.org>");
        assertThat(mail.subject()).isEqualTo("Subject 主题 Bcc: x@example.com");
        assertThat(mail.text()).isEqualTo("Text\r\n正文\r\nhttps://example.org/u/" + TOKEN + "\r\n");
        assertThat(mail.html()).isEqualTo("<p>正文</p><a href=\"https://example.org/u/" + TOKEN + "\">leave</a>\r\n");
        var message = message(letter);
        assertThat(message.getAllRecipients()[0]).hasToString("=?UTF-8?B?QsOzLCDnjos=?= <bo@example.com>");
        assertThat(message.getReplyTo()[0]).hasToString("answers@example.org");
        assertThat(message.getMessageID()).isEqualTo("<id-1@example.org>");
        assertThat(message.getHeader("Date")).containsExactly("Mon, 23 Nov 2026 07:00:00 +0000");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://example.org/u/" + TOKEN + ">");
        assertThat(message.getHeader("Bcc")).isNull();
    }

    @Test
    void theSameReaderGetsTheSameBytesAlsoFromAPlateThatWasFrozen() {
        MimeTemplate thawed = MimeTemplate.read(template.bytes());

        assertThat(thawed.letter(READER)).isEqualTo(template.letter(READER));
        assertThat(thawed.bytes()).isEqualTo(template.bytes());
        assertThat(MimeTemplate.of(HEAD, EDITION, SLOT).bytes()).isEqualTo(template.bytes());
    }

    /// Every remainder that a text can leave before, between and after its tokens, and readers of all kinds.
    @Test
    void whateverItsWordsALetterIsWhatEveryServerTakes() {
        RandomGenerator random = new Random(7);
        for (int i = 0; i < 150; i++) {
            String text = text(random);
            String html = text(random);
            var renderedMail = new RenderedMail(words(random, 200), "", html, text);
            var slot = new TokenPlaceholder(MARK, 40 + random.nextInt(40));
            String token = "t".repeat(slot.length());
            String name = words(random, 150);
            MimeTemplate one =
                    MimeTemplate.read(MimeTemplate.of(HEAD, renderedMail, slot).bytes());
            byte[] letter = one.letter(new RecipientValues(name, "someone@example.com", "id" + i, token));

            assertThatEveryServerTakes(letter);
            ReceivedMail mail = ReceivedMail.parse("1", letter);
            assertThat(mail.text()).isEqualTo(sent(text, token));
            assertThat(mail.html()).isEqualTo(sent(html, token));
            assertThat(mail.subject()).isEqualTo(shown(renderedMail.subject()));
            assertThat(mail.to()).isEqualTo("someone@example.com");
            assertThat(personal(letter)).isEqualTo(shown(name));
        }
    }

    @Test
    void picturesTravelInTheLetterIfTheyAreEnclosed() throws Exception {
        var renderedMail = new RenderedMail("S", "", "<img src=\"cid:a.png@example.org\" alt=\"\">", "Text");
        var picture = new InlineImage("a.png@example.org", "a.png", "image/png", new byte[1000]);
        MimeTemplate enclosing = MimeTemplate.read(
                MimeTemplate.of(HEAD, renderedMail, List.of(picture), SLOT).bytes());
        byte[] letter = enclosing.letter(READER);

        assertThatEveryServerTakes(letter);
        var related = (Multipart)
                ((Multipart) message(letter).getContent()).getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        var part = (MimeBodyPart) related.getBodyPart(1);
        assertThat(part.getContentID()).isEqualTo("<a.png@example.org>");
        assertThat(part.getDisposition()).isEqualTo("inline");
        assertThat(part.getInputStream().readAllBytes()).isEqualTo(new byte[1000]);
        assertThat(ReceivedMail.parse("1", letter).html()).startsWith("<img src=\"data:image/png;base64,AAAA");
    }

    @Test
    void aNameCannotBeginAnotherHeaderField() {
        var reader = new RecipientValues("Bo\r\nBcc: x@example.com\0", "bo@example.com", "id", TOKEN);

        assertThat(header(template.letter(reader)))
                .contains("\r\nTo: \"Bo Bcc: x@example.com\" <bo@example.com>\r\n")
                .doesNotContain("\0");
    }

    @Test
    void anAddressOrAnIdThatWouldBreakOutIsRefused() {
        for (String address :
                List.of("bo@example.com\r\nBcc: x@example.com", "a@example.com, b@example.com", "<a@b>")) {
            assertThatThrownBy(() -> template.letter(new RecipientValues("Bo", address, "id", TOKEN)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> template.letter(new RecipientValues("Bo", "bo@example.com", "id\r\nX: y", TOKEN)))
                .hasMessageContaining("header field Message-ID");
        assertThatThrownBy(() -> template.letter(
                        new RecipientValues("Bo", "bo@example.com", "id", TOKEN.replaceFirst("u", "\n"))))
                .hasMessageContaining("header field List-Unsubscribe");
    }

    @Test
    void aControlCharacterInAHeaderFieldIsRefused() {
        for (String breaking : List.of("\r", "\n", "\0", "\u007f", "\u0085")) {
            assertThatThrownBy(() -> new HeaderField("X", "a" + breaking + "Bcc: b"))
                    .hasMessageContaining("control character in header field X");
        }
        assertThatThrownBy(() -> new HeaderField("X", "a".repeat(998)).line()).hasMessageContaining("no line can hold");
    }

    @Test
    void aTokenOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> template.letter(new RecipientValues("", "bo@example.com", "id", TOKEN + "x")))
                .hasMessageContaining("a token of 49 characters does not fit a slot of 48");
    }

    @Test
    void bytesOfALaterVersionAreRefused() {
        assertThatThrownBy(() -> MimeTemplate.read("plate 2 48\0".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("not the bytes of a plate that this version knows");
    }

    @Test
    void anAddressMayHaveALocalPartThatIsNotAscii() {
        byte[] letter = template.letter(new RecipientValues("", "用户@example.com", "id", TOKEN));

        assertThat(header(letter)).contains("\r\nTo: 用户@example.com\r\n");
    }

    @Test
    void aPlateWithoutASlotIsTheSameForEverybody() {
        var notice = MimeTemplate.of(HEAD, EDITION, TokenPlaceholder.NONE);
        ReceivedMail mail = ReceivedMail.parse("1", notice.letter(new RecipientValues("", "bo@example.com", "id", "")));

        assertThat(mail.text()).contains(MARK);
    }

    private static void assertThatEveryServerTakes(byte[] letter) {
        String raw = new String(letter, StandardCharsets.UTF_8);
        assertThat(raw).endsWith("\r\n").doesNotContain("\0");
        assertThat(raw.chars().allMatch(c -> c < 127)).isTrue();
        String body = raw.substring(raw.indexOf("\r\n\r\n"));
        assertThat(raw.split("\r\n"))
                .as(raw)
                .noneMatch(line -> line.matches("(?s)\\..*|.*[\r\n].*|.{999,}|.*=\\?.{75,}"));
        assertThat(body.split("\r\n")).as(raw).noneMatch(line -> line.length() > 76);
    }

    /// Up to four pieces, of all lengths from nothing on, with tokens between them.
    private static String text(RandomGenerator random) {
        var text = new StringBuilder(words(random, 160));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(MARK).append(random.nextBoolean() ? words(random, 160) : "x".repeat(random.nextInt(4)));
        }
        return text.isEmpty() ? "." : text.toString();
    }

    private static String words(RandomGenerator random, int most) {
        int[] letters = random.ints(random.nextInt(most), 0, 12)
                .map(i -> "ab. \n\r\t\"\\é王,".charAt(i))
                .toArray();
        String words = new String(letters, 0, letters.length);
        return random.nextInt(3) == 0
                ? words.replaceAll("[é王]", "c")
                : words + "𝄞=?UTF-8?B?".repeat(random.nextInt(2));
    }

    private static String sent(String text, String token) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").replace(MARK, token);
    }

    private static String shown(String words) {
        return words.replaceAll("[ \\p{Cntrl}]+", " ").strip();
    }

    private static String personal(byte[] letter) {
        try {
            var to = (InternetAddress) message(letter).getAllRecipients()[0];
            return Optional.ofNullable(to.getPersonal()).orElse("");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static MimeMessage message(byte[] letter) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter));
    }

    private static String header(byte[] letter) {
        String raw = new String(letter, StandardCharsets.UTF_8);
        return raw.substring(0, raw.indexOf("\r\n\r\n") + 2);
    }
}
