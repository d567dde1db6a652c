package gazette.cli;

import gazette.press.picking.ExplainArticle;
import gazette.press.picking.ExplainSubscriber;
import gazette.press.workspace.AppContext;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette why`.
@Command(
        name = "why",
        description = "What happened to one subscriber, issue by issue, or to one article, list by list, and why.")
final class WhyCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(
            paramLabel = "ADDRESS-or-ARTICLE",
            description = "A subscriber's address; or an article by its file, its title, or its address on the web.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String subject;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    WhyCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            // A full-width @, as Chinese keyboards write it.
            String narrow = subject.replace('＠', '@');
            boolean isSubscriber = narrow.contains("@") && !narrow.contains("/");
            List<String> account = isSubscriber
                    ? new ExplainSubscriber(context).explain(subject)
                    : new ExplainArticle(context).explain(subject);
            account.forEach(spec.commandLine().getOut()::println);
            if (account.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println(
                                isSubscriber
                                        ? "no subscriber has the address " + subject
                                                + ", on any list; gazette subscribers export LIST writes down who is there"
                                        : new ExplainArticle(context).unknown(subject));
            }
            return account.isEmpty() ? 1 : 0;
        }
    }
}
