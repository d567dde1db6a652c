package gazette.press.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Config;
import gazette.config.ConfigReadResult;
import gazette.config.ConfigReader;
import gazette.press.publishing.TestPublication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasskeySiteTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "https://paper.example.org, paper.example.org, https://paper.example.org",
        "https://paper.example.org:8443, paper.example.org, https://paper.example.org:8443",
        "http://127.0.0.1:8080, localhost, http://localhost",
        "http://localhost:8080, localhost, http://localhost"
    })
    void passkeysAreBoundToTheNameOfTheSite(String address, String id, String origin) throws IOException {
        PasskeySite site = PasskeySite.of(config(address)).orElseThrow();
        assertThat(site.id()).isEqualTo(id);
        assertThat(site.origin()).isEqualTo(origin);
    }

    @ParameterizedTest
    @CsvSource({"http://paper.example.org", "http://192.0.2.7:8080", "https://192.0.2.7"})
    void browsersGiveNoneElsewhere(String address) throws IOException {
        assertThat(PasskeySite.of(config(address))).isEmpty();
    }

    private Config config(String address) throws IOException {
        Files.createDirectories(folder.resolve("seeds"));
        Files.writeString(
                folder.resolve("gazette.yaml"), TestPublication.settings("").replace("http://127.0.0.1:8080", address));
        return switch (new ConfigReader().read(folder, Map.of())) {
            case ConfigReadResult.Valid valid -> valid.config();
            case ConfigReadResult.Invalid invalid -> throw new AssertionError(invalid.faults());
        };
    }
}
