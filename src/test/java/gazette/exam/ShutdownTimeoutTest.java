package gazette.exam;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.SmtpFaultScript;
import gazette.SmtpFaultScript.Act;
import gazette.SmtpFaultScript.Stage;
import gazette.store.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A stop while the relay owes replies that never come.
@Tag("alone")
class ShutdownTimeoutTest {
    private static final int READERS = 100;

    @TempDir
    Path folder;

    @Test
    void whatIsUnansweredWhenTheWaitIsOverIsListedAndEnteredAsUnknown() throws Exception {
        try (var exam = new SendingScenario(
                folder,
                TestDatabase.SQLITE.fresh(folder.resolve("paper")),
                READERS,
                SmtpFaultScript.at(Stage.DOT, new Act.Silence()))) {
            String settings = Files.readString(exam.paper.folder.resolve("gazette.yaml"));
            exam.paper.write("gazette.yaml", settings.replace("canary: 0", "canary: 0, stop_wait: 2s"));
            Process serve = exam.serve();
            assertThat(exam.awaitUnanswered(SendingScenario.CONNECTIONS)).isTrue();
            exam.stop(serve);

            assertThat(exam.loggedTimes("replies_not_awaited connections=" + SendingScenario.CONNECTIONS))
                    .as(exam::logged)
                    .isEqualTo(1);
            assertThat(exam.loggedTimes("mail_unconfirmed issue=1 subscriber="))
                    .as(exam::logged)
                    .isEqualTo(SendingScenario.CONNECTIONS);
            assertThat(exam.states())
                    .isEqualTo(Map.of(
                            "unknown",
                            (long) SendingScenario.CONNECTIONS,
                            "pending",
                            (long) READERS - SendingScenario.CONNECTIONS));
        }
    }
}
