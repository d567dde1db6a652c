package gazette.cli;

import gazette.press.picking.BringBackArticle;
import gazette.press.workspace.AppContext;
import gazette.store.ExplanationQueries.KnownArticle;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette article again ARTICLE…`.
@Command(
        name = "again",
        description = "Makes articles new again that issues dropped or passed over: the next issue may take them.")
final class ArticleAgainCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(
            paramLabel = "ARTICLE",
            arity = "1..*",
            description = "Articles, each by its file, its slug, its address or its title.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private List<String> articles;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ArticleAgainCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            List<KnownArticle> known = articles.stream()
                    .map(written -> workspace.article(context, written))
                    .toList();
            int exit = 0;
            for (KnownArticle article : known) {
                exit = Math.max(exit, bringBack(context, article));
            }
            return exit;
        }
    }

    private int bringBack(AppContext context, KnownArticle article) {
        List<String> lost = new BringBackArticle(context).everywhere(article);
        if (lost.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("“" + article.title() + "” was neither dropped nor passed over; gazette why "
                            + article.slug() + " tells what became of it");
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("“" + article.title() + "” is new again; the next issue may take it");
        lost.forEach(line -> out.println("  " + line));
        return 0;
    }
}
