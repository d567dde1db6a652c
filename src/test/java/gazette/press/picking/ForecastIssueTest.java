package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.ScheduleRun;
import gazette.press.imports.ImportListFiles;
import gazette.press.ingest.IngestSources;
import gazette.press.picking.ForecastIssue.Forecast;
import gazette.press.publishing.TestPublication;
import gazette.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an editor is told that the next issue would hold.
class ForecastIssueTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void theForecastIsWhatTheNextRunPicks(TestDatabase kind) {
        try (var paper = new TestPublication(folder, kind)) {
            paper.write(
                    "schedules/weekly.yaml",
                    "list: letters\nwhen: every Monday 08:00\nlimit: 2\nsegment: domain = example.com or domain = example.org\n");
            paper.reread();
            paper.article("second.md", "The second", "2026-11-21", "More text.");
            paper.article("third.md", "The third", "2026-11-22", "More text.");
            paper.article("draft.md", "A draft", "2026-11-22", "More text.", "draft: true");
            new ImportListFiles(paper.context()).run();
            for (int issue = 0; issue < 2; issue++) {
                IngestSources.run(paper.context());
                Forecast forecast = forecast(paper);
                ScheduleRun run = paper.publish("weekly");
                assertThat(forecast.titles()).isEqualTo(picked(run)).isNotEmpty();
                assertThat(forecast.held()).isEqualTo(1);
            }
            assertThat(forecast(paper).titles()).isEmpty();
        }
    }

    @Test
    void tooFewArticlesWait() {
        try (var paper = new TestPublication(folder)) {
            paper.write("schedules/weekly.yaml", "list: letters\nwhen: every Monday 08:00\nat_least: 3\n");
            paper.reread();
            IngestSources.run(paper.context());
            assertThat(forecast(paper).titles()).isEmpty();
            assertThat(forecast(paper).waiting()).isEqualTo(1);
        }
    }

    private static Forecast forecast(TestPublication paper) {
        return ForecastIssue.run(paper.context(), paper.schedule("weekly"));
    }

    private static List<String> picked(ScheduleRun run) {
        return run.reasons().stream()
                .filter(reason -> reason.kind() == ReasonKind.PICKED)
                .map(Reason::subject)
                .toList();
    }
}
