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

/// Mails that are encoded once, with slots for what differs from recipient to recipient.
class MimeTemplateTest {
    private static final String MARK = "mark5mark5mark5mark5mark5mark5";
    private static final String TOKEN = "u1-7-abcdefghijklmnop-abcdefghijklmnopqrstuvwxyz";
    private static final TokenPlaceholder TOKEN_PLACEHOLDER = new TokenPlaceholder(MARK, TOKEN.length());
    private static final CommonHeaders HEADERS = new CommonHeaders(
            new FromAddress("Ed, the editor", "editor@example.org"),
            Optional.of("answers@example.org"),
            Instant.parse("2026-11-23T07:00:00Z"),
            List.of(
                    new HeaderField("List-Unsubscribe", "<https://example.org/u/" + MARK + ">"),
                    new HeaderField("Precedence", "bulk")));
    private static final RenderedMail MAIL = new RenderedMail(
            "Subject 主题\r\nBcc: x@example.com",
            "",
            "<p>正文</p><a href=\"https://example.org/u/" + MARK + "\">leave</a>\n",
            "Text\n正文\nhttps://example.org/u/" + MARK + "\n");
    private static final RecipientValues RECIPIENT = new RecipientValues("Bó, 王", "bo@example.com", "id-1", TOKEN);

    private final MimeTemplate template = MimeTemplate.of(HEADERS, MAIL, TOKEN_PLACEHOLDER);

    @Test
    void aMessageHasTheContentOfTheMail() throws Exception {
        byte[] bytes = template.message(RECIPIENT);
        ReceivedMail mail = ReceivedMail.parse("1", bytes);

        assertThat(mail.to()).isEqualTo("bo@example.com");
        assertThat(mail.from()).isEqualTo("\"Ed, the editor\" <editor@example.org>");
        assertThat(mail.subject()).isEqualTo("Subject 主题 Bcc: x@example.com");
        assertThat(mail.text()).isEqualTo("Text\r\n正文\r\nhttps://example.org/u/" + TOKEN + "\r\n");
        assertThat(mail.html()).isEqualTo("<p>正文</p><a href=\"https://example.org/u/" + TOKEN + "\">leave</a>\r\n");
        var message = message(bytes);
        assertThat(message.getAllRecipients()[0]).hasToString("=?UTF-8?B?QsOzLCDnjos=?= <bo@example.com>");
        assertThat(message.getReplyTo()[0]).hasToString("answers@example.org");
        assertThat(message.getMessageID()).isEqualTo("<id-1@example.org>");
        assertThat(message.getHeader("Date")).containsExactly("Mon, 23 Nov 2026 07:00:00 +0000");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(message.getHeader("List-Unsubscribe")).containsExactly("<https://example.org/u/" + TOKEN + ">");
        assertThat(message.getHeader("Bcc")).isNull();
    }

    @Test
    void aTemplateThatIsReadAgainWritesTheSameBytes() {
        MimeTemplate readAgain = MimeTemplate.read(template.bytes());

        assertThat(readAgain.message(RECIPIENT)).isEqualTo(template.message(RECIPIENT));
        assertThat(readAgain.bytes()).isEqualTo(template.bytes());
        assertThat(MimeTemplate.of(HEADERS, MAIL, TOKEN_PLACEHOLDER).bytes()).isEqualTo(template.bytes());
    }

    /// Every remainder that a text can leave before, between and after its tokens, and all kinds of names.
    @Test
    void everyServerAcceptsAMessageWhateverItsText() {
        RandomGenerator random = new Random(7);
        for (int i = 0; i < 150; i++) {
            String text = text(random);
            String html = text(random);
            var renderedMail = new RenderedMail(randomText(random, 200), "", html, text);
            var slot = new TokenPlaceholder(MARK, 40 + random.nextInt(40));
            String token = "t".repeat(slot.length());
            String name = randomText(random, 150);
            MimeTemplate readAgain = MimeTemplate.read(
                    MimeTemplate.of(HEADERS, renderedMail, slot).bytes());
            byte[] bytes = readAgain.message(new RecipientValues(name, "someone@example.com", "id" + i, token));

            assertThatEveryServerAccepts(bytes);
            ReceivedMail mail = ReceivedMail.parse("1", bytes);
            assertThat(mail.text()).isEqualTo(asSent(text, token));
            assertThat(mail.html()).isEqualTo(asSent(html, token));
            assertThat(mail.subject()).isEqualTo(collapsed(renderedMail.subject()));
            assertThat(mail.to()).isEqualTo("someone@example.com");
            assertThat(personal(bytes)).isEqualTo(collapsed(name));
        }
    }

    @Test
    void inlineImagesArePartOfTheMessage() throws Exception {
        var renderedMail = new RenderedMail("S", "", "<img src=\"cid:a.png@example.org\" alt=\"\">", "Text");
        var image = new InlineImage("a.png@example.org", "a.png", "image/png", new byte[1000]);
        MimeTemplate withImage =
                MimeTemplate.read(MimeTemplate.of(HEADERS, renderedMail, List.of(image), TOKEN_PLACEHOLDER)
                        .bytes());
        byte[] bytes = withImage.message(RECIPIENT);

        assertThatEveryServerAccepts(bytes);
        var related = (Multipart)
                ((Multipart) message(bytes).getContent()).getBodyPart(1).getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        var part = (MimeBodyPart) related.getBodyPart(1);
        assertThat(part.getContentID()).isEqualTo("<a.png@example.org>");
        assertThat(part.getDisposition()).isEqualTo("inline");
        assertThat(part.getInputStream().readAllBytes()).isEqualTo(new byte[1000]);
        assertThat(ReceivedMail.parse("1", bytes).html()).startsWith("<img src=\"data:image/png;base64,AAAA");
    }

    @Test
    void aNameCannotBeginAnotherHeaderField() {
        var recipient = new RecipientValues("Bo\r\nBcc: x@example.com\0", "bo@example.com", "id", TOKEN);

        assertThat(header(template.message(recipient)))
                .contains("\r\nTo: \"Bo Bcc: x@example.com\" <bo@example.com>\r\n")
                .doesNotContain("\0");
    }

    @Test
    void anAddressOrAnIdThatWouldBreakItsFieldIsRefused() {
        for (String address :
                List.of("bo@example.com\r\nBcc: x@example.com", "a@example.com, b@example.com", "<a@b>")) {
            assertThatThrownBy(() -> template.message(new RecipientValues("Bo", address, "id", TOKEN)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> template.message(new RecipientValues("Bo", "bo@example.com", "id\r\nX: y", TOKEN)))
                .hasMessageContaining("header field Message-ID");
        assertThatThrownBy(() -> template.message(
                        new RecipientValues("Bo", "bo@example.com", "id", TOKEN.replaceFirst("u", "\n"))))
                .hasMessageContaining("header field List-Unsubscribe");
    }

    @Test
    void aControlCharacterInAHeaderFieldIsRefused() {
        for (String control : List.of("\r", "\n", "\0", "\u007f", "\u0085")) {
            assertThatThrownBy(() -> new HeaderField("X", "a" + control + "Bcc: b"))
                    .hasMessageContaining("control character in header field X");
        }
        assertThatThrownBy(() -> new HeaderField("X", "a".repeat(998)).line()).hasMessageContaining("no line can hold");
    }

    @Test
    void aTokenOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> template.message(new RecipientValues("", "bo@example.com", "id", TOKEN + "x")))
                .hasMessageContaining("a token of 49 characters does not fit a slot of 48");
    }

    @Test
    void bytesOfALaterVersionAreRefused() {
        assertThatThrownBy(() -> MimeTemplate.read("plate 2 48\0".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("not the bytes of a mail template that this version knows");
    }

    @Test
    void anAddressMayHaveALocalPartThatIsNotAscii() {
        byte[] bytes = template.message(new RecipientValues("", "用户@example.com", "id", TOKEN));

        assertThat(header(bytes)).contains("\r\nTo: 用户@example.com\r\n");
    }

    @Test
    void aTemplateWithoutASlotIsTheSameForEverybody() {
        var forEverybody = MimeTemplate.of(HEADERS, MAIL, TokenPlaceholder.NONE);
        ReceivedMail mail =
                ReceivedMail.parse("1", forEverybody.message(new RecipientValues("", "bo@example.com", "id", "")));

        assertThat(mail.text()).contains(MARK);
    }

    private static void assertThatEveryServerAccepts(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.UTF_8);
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
        var text = new StringBuilder(randomText(random, 160));
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(MARK).append(random.nextBoolean() ? randomText(random, 160) : "x".repeat(random.nextInt(4)));
        }
        return text.isEmpty() ? "." : text.toString();
    }

    private static String randomText(RandomGenerator random, int maxLength) {
        int[] letters = random.ints(random.nextInt(maxLength), 0, 12)
                .map(i -> "ab. \n\r\t\"\\é王,".charAt(i))
                .toArray();
        String randomText = new String(letters, 0, letters.length);
        return random.nextInt(3) == 0
                ? randomText.replaceAll("[é王]", "c")
                : randomText + "𝄞=?UTF-8?B?".repeat(random.nextInt(2));
    }

    private static String asSent(String text, String token) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n").replace(MARK, token);
    }

    private static String collapsed(String randomText) {
        return randomText.replaceAll("[ \\p{Cntrl}]+", " ").strip();
    }

    private static String personal(byte[] bytes) {
        try {
            var to = (InternetAddress) message(bytes).getAllRecipients()[0];
            return Optional.ofNullable(to.getPersonal()).orElse("");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static MimeMessage message(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private static String header(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.UTF_8);
        return raw.substring(0, raw.indexOf("\r\n\r\n") + 2);
    }
}
