package gazette.web;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.press.publishing.TestPublication;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much mail the forms can cause, whoever asks and by whichever way.
class FormLimitsTest {
    private static final String PROXY = "web: {trusted_proxies: [127.0.0.1]}\n";
    private static final String FORWARDED = "X-Forwarded-For";

    @TempDir
    Path folder;

    private SubscriptionFixture fixture;
    private TestPublication publication;
    private FormClient client;

    @BeforeEach
    void open() {
        fixture = new SubscriptionFixture(folder);
        publication = fixture.paper;
        client = fixture.client;
        fixture.settings("", PROXY);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void oneClientBehindAProxyIsOneHoweverItsHeaderFieldsAreForged() {
        for (int i = 0; i < 32; i++) {
            client.saying(
                    FORWARDED, "192.0." + i + ".1", FORWARDED, "198.51.100.7:" + (2000 + i), "Forwarded", "for=" + i);
            fixture.signUp("reader" + i + "@example.org");
        }
        fixture.round();
        fixture.round();
        assertThat(publication.counts()).hasSize(30);
    }
}
