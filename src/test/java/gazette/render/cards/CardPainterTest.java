package gazette.render.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardPainterTest {
    private static final int INK = 0xff1d2733;
    private static final Map<String, String> COLOURS =
            Map.of("ink", "#1d2733", "paper", "#fbf7ef", "lamp", "#f2b134", "muted", "#5a6470", "line", "#e4d9c4");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The hour that happens twice",
                "港口来信：编号、日期，和一句「没有新东西」",
                "A",
                "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselanhängerundnochvielmehr"
            })
    void aTitleIsWrittenWithinThePicture(String title) {
        BufferedImage image = image(CardPainter.paint(card(title)));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(has(image, 80, 1120, INK)).isTrue();
        assertThat(has(image, 0, 70, INK) || has(image, 1130, 1200, INK)).isFalse();
    }

    @Test
    void aVeryLongTitleIsCutAndLeavesRoomForThePapersName() {
        byte[] png = CardPainter.paint(card("港口来信的编号 and so on ".repeat(12)));
        assertThat(image(png).getSubimage(0, 520, 800, 30))
                .satisfies(low -> assertThat(has(low, 0, 800, INK)).isFalse());
    }

    @Test
    void lettersThatNoFontHasAreNotReplacedByBoxes() {
        byte[] png = CardPainter.paint(card("\ud83f\udc00 \u0378"));
        assertThat(has(image(png), 0, 1200, INK)).isFalse();
        assertThat(png).isEqualTo(CardPainter.paint(card("\udbff\udc00")));
    }

    @Test
    void theSameTitleGivesTheSameBytes() {
        assertThat(CardPainter.paint(card("Twice"))).isEqualTo(CardPainter.paint(card("Twice")));
    }

    @Test
    void coloursThatAreNoneAreGrey() {
        var card = new TitleCard("Title", "Paper", false, Map.of("ink", "blue"), List.of());
        assertThat(has(image(CardPainter.paint(card)), 0, 1200, 0xff808080)).isTrue();
    }

    private static TitleCard card(String title) {
        return new TitleCard(title, "Lamplight 灯下", false, COLOURS, List.of("Noto Serif CJK SC", "serif"));
    }

    private static boolean has(BufferedImage image, int from, int to, int rgb) {
        int[] pixels = image.getRGB(from, 0, to - from, image.getHeight(), null, 0, to - from);
        return Arrays.stream(pixels).anyMatch(pixel -> pixel == rgb);
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
