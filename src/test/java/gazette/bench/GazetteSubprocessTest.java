package gazette.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GazetteSubprocessTest {
    @Test
    void theJarIsStartedAsTheLauncherDoesAndAnythingElseByItsClassPath() {
        assertThat(GazetteSubprocess.program("/opt/target/gazette.jar"))
                .containsExactly("-jar", "/opt/target/gazette.jar");
        String several = "target/classes" + File.pathSeparator + "lib/picocli.jar";
        assertThat(GazetteSubprocess.program(several))
                .containsExactly("--enable-native-access=ALL-UNNAMED", "-cp", several, "gazette.Gazette");
    }

    @Test
    @Tag("process")
    void aProcessOfATestSpeaks() {
        try (var sink = new GazetteSubprocess("bench", "sink")) {
            assertThat(sink.readLine()).isNotBlank();
            sink.closeStdin();
        }
    }
}
