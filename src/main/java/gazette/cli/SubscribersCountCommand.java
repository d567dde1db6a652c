package gazette.cli;

import gazette.config.Config;
import gazette.press.workspace.AppContext;
import gazette.store.SegmentMemberQueries.MemberCount;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette subscribers count`.
@Command(
        name = "count",
        description = "How many members a segment has, such as 'lang = zh and topic = ai and joined > 2026-01-01'.")
final class SubscribersCountCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "SEGMENT", description = "A segment, or the name of one under segments: in gazette.yaml.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String segment;

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SubscribersCountCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            Config config = context.config();
            var meant = workspace.segment(config, segment);
            MemberCount count =
                    context.store().read(tables -> tables.segmentMembers().count(meant));
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? JsonLines.of(Map.of("members", count.members(), "readers", count.subscribers()))
                                    : some(count.members(), "member") + ", " + some(count.subscribers(), "subscriber"));
            return 0;
        }
    }

    private static String some(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
