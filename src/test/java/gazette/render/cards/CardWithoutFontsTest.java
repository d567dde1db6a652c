package gazette.render.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine without fonts, as small containers are.
@Tag("process")
class CardWithoutFontsTest {
    private static final Map<String, String> COLOURS = Map.of("paper", "#fbf7ef", "lamp", "#f2b134");

    @Test
    void thePictureHasTheOrnament(@TempDir Path folder) throws IOException, InterruptedException {
        Path fonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path png = folder.resolve("card.png");
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                CardWithoutFontsTest.class.getName(),
                png.toString());
        process.environment().put("FONTCONFIG_FILE", fonts.toString());
        process.environment().put("HOME", folder.toString());
        int code = process.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(Files.readAllBytes(png)).isEqualTo(CardPainter.paint(card("")));
    }

    /// Draws a title in a process of its own.
    public static void main(String[] args) throws IOException {
        Files.write(Path.of(args[0]), CardPainter.paint(card("A title")));
    }

    private static TitleCard card(String title) {
        return new TitleCard(title, "Paper", false, COLOURS, List.of("serif"));
    }
}
