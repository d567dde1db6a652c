package gazette;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Where the pictures of the documentation go: `-Dscreenshots=docs/images` takes them anew.
final class Screenshots {
    private Screenshots() {}

    static Path folder() throws IOException {
        return Files.createDirectories(Path.of(System.getProperty("screenshots", "target/screenshots")));
    }

    static void write(Path file, byte[] png) throws IOException, InterruptedException {
        Files.write(file, png);
        squeeze(file);
    }

    /// A quarter of the size without a visible difference, where Debian's pngquant is.
    private static void squeeze(Path file) throws InterruptedException {
        try {
            new ProcessBuilder("pngquant", "--force", "--strip", "--ext", ".png", "--skip-if-larger", file.toString())
                    .inheritIO()
                    .start()
                    .waitFor(60, TimeUnit.SECONDS);
        } catch (IOException e) {
            System.err.println("pngquant is not there; " + file + " stays as it is");
        }
    }
}
