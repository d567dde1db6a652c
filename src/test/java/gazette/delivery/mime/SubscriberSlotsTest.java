package gazette.delivery.mime;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.FromAddress;
import gazette.delivery.localmail.ReceivedMail;
import gazette.render.SubscriberFields;
import gazette.render.SubscriberSlot;
import gazette.render.SubscriberSlot.Place;
import gazette.render.mail.RenderedMail;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/// What a letter says of its subscriber is filled into the encoded bytes, and means the same in each place.
class SubscriberSlotsTest {
    private static final String TOKEN_MARK = "slot-token";
    private static final List<SubscriberSlot> SLOTS = List.of(
            new SubscriberSlot("111111111111111111111111", Place.TEXT, List.of("name"), "reader"),
            new SubscriberSlot("222222222222222222222222", Place.ATTRIBUTE, List.of("name"), "leser"),
            new SubscriberSlot("333333333333333333333333", Place.ADDRESS, List.of("attributes.city"), "读者"),
            new SubscriberSlot("444444444444444444444444", Place.TEXT, List.of("attributes.nick", "name"), ""));
    private static final List<String> NAMES = List.of(
            "Ann",
            "",
            "   ",
            "\u200b\u2060",
            "林夏",
            "عبد الله",
            "\u202eevil",
            "<script>alert(1)</script>",
            "Bo\r\nBcc: all@example.org",
            "O'Hara \"Bo\" & Söhne",
            "👩‍👩‍👧‍👦 Family",
            "=?UTF-8?B?QQ==?=",
            "n".repeat(200),
            "..",
            "From me");

    @Test
    void everyPlaceShowsTheSameWhateverTheNameIs() {
        RandomGenerator random = new Random(7);
        for (int i = 0; i < 400; i++) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            Map<String, String> attributes =
                    random.nextBoolean() ? Map.of("city", NAMES.get(random.nextInt(NAMES.size()))) : Map.of();
            var token = new TokenPlaceholder(TOKEN_MARK, 1 + random.nextInt(90));
            var mail = new RenderedMail(
                    text(random, "word "),
                    "",
                    text(random, "<p>wörd</p>"),
                    text(random, "字词 "),
                    List.of(),
                    List.of(),
                    SLOTS);
            MimeTemplate template =
                    MimeTemplate.read(MimeTemplate.of(headers(), mail, token).bytes());
            byte[] bytes = template.message(
                    new RecipientValues(name, "bo@example.com", "id", "t".repeat(token.length()), attributes));
            RenderedMail expected = mail.filledFor(new SubscriberFields(name, "bo@example.com", attributes));

            ReceivedMail received = ReceivedMail.parse("1", bytes);
            String filled = "t".repeat(token.length());
            assertThat(withoutEndSpaces(received.text()))
                    .isEqualTo(withoutEndSpaces(lines(expected.text()).replace(TOKEN_MARK, filled)));
            assertThat(Jsoup.parse(received.html()).wholeText().replace("\u2060", ""))
                    .isEqualTo(Jsoup.parse(lines(expected.html()).replace(TOKEN_MARK, filled))
                            .wholeText());
            assertThat(received.subject())
                    .isEqualTo(expected.subject().replaceAll(" +", " ").strip());
            assertThatItIsAsSigned(bytes);
        }
    }

    @Test
    void aNameCanNeitherBeginAHeaderFieldNorALineThatIsTooLong() {
        for (String name : NAMES) {
            String header = header("Dear 111111111111111111111111, look", name);
            assertThat(header.lines().filter(line -> !line.startsWith(" ")).map(line -> line.replaceFirst(":.*", "")))
                    .containsExactly("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type");
            assertThat(header.lines()).allMatch(line -> line.length() <= 78);
        }
        assertThat(header("Dear 111111111111111111111111", "")).contains("Subject: Dear reader\r\n");
        assertThat(header("Dear 111111111111111111111111", "Ann")).contains("Subject: Dear Ann\r\n");
        assertThat(header("Dear 111111111111111111111111", "林夏")).contains("Subject: =?UTF-8?B?");
    }

    @Test
    void whatRunsFromRightToLeftIsIsolated() {
        RenderedMail mail = mail("111111111111111111111111!").filledFor(named("عبد"));

        assertThat(mail.text()).isEqualTo("\u2068عبد\u2069!");
        assertThat(mail.subject()).isEqualTo("\u2068عبد\u2069!");
        assertThat(mail("111111111111111111111111!").filledFor(named("Ann")).text())
                .isEqualTo("Ann!");
        assertThat(named("\u202eevil").first(List.of("name"), "reader")).isEqualTo("evil");
    }

    @Test
    void aMailWithoutSlotsHasTheBytesThatItAlwaysHad() {
        String text = "字词 slot-token 字词\n".repeat(9);
        var token = new TokenPlaceholder(TOKEN_MARK, 40);
        byte[] without = MimeTemplate.of(headers(), new RenderedMail("S", "", text, text), token)
                .bytes();
        byte[] withUnused = MimeTemplate.of(
                        headers(), new RenderedMail("S", "", text, text, List.of(), List.of(), SLOTS), token)
                .bytes();

        assertThat(withUnused).isEqualTo(without);
    }

    private static String header(String subject, String name) {
        var mail = new RenderedMail(subject, "", "<p>x</p>", "x", List.of(), List.of(), SLOTS);
        byte[] bytes = MimeTemplate.of(headers(), mail, TokenPlaceholder.NONE)
                .message(new RecipientValues(name, "bo@example.com", "id", ""));
        String all = new String(bytes, StandardCharsets.US_ASCII);
        return all.substring(0, all.indexOf("\r\n\r\n") + 2);
    }

    private static RenderedMail mail(String text) {
        return new RenderedMail(text, "", text, text, List.of(), List.of(), SLOTS);
    }

    private static SubscriberFields named(String name) {
        return new SubscriberFields(name, "", Map.of());
    }

    private static String text(RandomGenerator random, String words) {
        List<String> marks = SLOTS.stream().map(SubscriberSlot::mark).toList();
        return random.ints(1 + random.nextInt(12), 0, 9)
                .mapToObj(i -> i < 4 ? marks.get(i) : i == 4 ? TOKEN_MARK : i == 5 ? "\n" : words.repeat(i))
                .collect(Collectors.collectingAndThen(
                        Collectors.joining("a"),
                        text -> words.equals("word ") ? text.replace("\n", "").replace(TOKEN_MARK, "") : text));
    }

    private static void assertThatItIsAsSigned(byte[] bytes) {
        String raw = new String(bytes, StandardCharsets.UTF_8);
        String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
        assertThat(body.split("\r\n", -1)).allMatch(line -> line.length() <= 76 && !line.matches("\\..*|From .*|.* "));
        assertThat(DkimCanonicalization.body(body.getBytes(StandardCharsets.US_ASCII)))
                .asString()
                .isEqualTo(body);
    }

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }

    private static String withoutEndSpaces(String text) {
        return text.replaceAll(" +(?=\r\n|$)", "");
    }

    private static CommonHeaders headers() {
        return new CommonHeaders(new FromAddress("", "editor@example.org"), Optional.empty(), Instant.EPOCH, List.of());
    }
}
