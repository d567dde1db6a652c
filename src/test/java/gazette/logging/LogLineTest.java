package gazette.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lines of the log by the program's own configuration: no value forges a line or a field.
class LogLineTest {
    private static final String FORGED =
            "x\" level=ERROR\n2026-01-01 level=ERROR class=Forged\r\u001b[2J\u009b1m\u202e\u2028";

    private final LoggerContext context = new LoggerContext();
    private Encoder<ILoggingEvent> encoder;
    private Logger logger;

    @BeforeEach
    void configure() throws JoranException {
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
        encoder = ((OutputStreamAppender<ILoggingEvent>)
                        context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stderr"))
                .getEncoder();
        logger = context.getLogger("gazette.Test");
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aValueInQuotesEndsNeitherItsFieldNorItsLine() {
        assertThat(line("failed source={} problem=\"{}\" attempts={}", "wire", FORGED, 3))
                .endsWith(" failed source=wire problem=\"x\\\" level=ERROR\\n2026-01-01 level=ERROR class=Forged\\r"
                        + "\\u001b[2J\\u009b1m\\u202e\\u2028\" attempts=3\n");
    }

    @Test
    void aBareValueIsQuotedIfItHasBlanksOrQuotes() {
        assertThat(line("a hub={} b={} c={} d={}", "https://h.test/?a=b&c", "x level=ERROR", "q\"x", ""))
                .endsWith(" a hub=https://h.test/?a=b&c b=\"x level=ERROR\" c=\"q\\\"x\" d=\"\"\n");
        assertThat(line("a b={}", FORGED)).hasLineCount(1).contains(" b=\"x\\\" level=ERROR\\n");
        assertThat(line("a b={}", "x\u00a0level=ERROR")).contains(" b=\"x\u00a0level=ERROR\"");
    }

    @Test
    void aBackslashAtTheEndOfAValueDoesNotOpenTheNext() {
        assertThat(line("a b=\"{}\" c=\"{}\"", "x\\", "y")).endsWith(" a b=\"x\\\\\" c=\"y\"\n");
    }

    @Test
    void aKeyIsAWord() {
        assertThat(line("a {}={}", "x level=ERROR y", "z")).endsWith(" a x_level_ERROR_y=z\n");
    }

    @Test
    void aMessageOfALibraryIsOneLine() {
        assertThat(line(FORGED)).hasLineCount(1).doesNotContain("\u001b", "\u202e", "\u009b", "\u2028");
    }

    @Test
    void theMessagesOfAnExceptionAndItsCausesAreOneLineEach() {
        var cause = new IllegalStateException(FORGED);
        var failure = new IllegalArgumentException(FORGED, cause);
        failure.addSuppressed(new IllegalStateException(FORGED));
        assertThat(line("task_failed task={}", "watch", failure).lines().skip(1))
                .isNotEmpty()
                .allMatch(line ->
                        line.matches("\\s*(at |\\.\\.\\. |Caused by: |Suppressed: |Wrapped by: )?[^\u001b\u202e]*"))
                .noneMatch(line -> line.startsWith("2026-01-01"));
    }

    private String line(String message, Object... values) {
        var event = new LoggingEvent("Test", logger, Level.WARN, message, null, values);
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
