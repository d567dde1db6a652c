package gazette.cli;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.workspace.AppContext;
import gazette.render.pages.SubscriberPageRenderer;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette lists`.
@Command(name = "lists", description = "The lists with their members, by status.")
final class ListsCommand implements Callable<Integer> {
    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Option(
            names = "--form",
            paramLabel = "LIST",
            description = "A sign-up form for a list as HTML, to be put into a page of your own.")
    private Optional<String> form = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ListsCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            if (form.isPresent()) {
                PrintWriter out = TerminalWriter.forDocument(spec.commandLine().getOut());
                out.print(form(context, form.get()));
                out.flush();
                return 0;
            }
            context.config().lists().values().forEach(list -> print(context, list));
            return 0;
        }
    }

    private String form(AppContext context, String name) {
        ListConfig list = context.publicLists().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> workspace.unknown(
                        "public list",
                        name,
                        "gazette.yaml",
                        context.publicLists().stream().map(ListConfig::name).toList()));
        return new SubscriberPageRenderer(context.themes(), context.site(), list.theme(), list.language())
                .embedded(list);
    }

    private void print(AppContext context, ListConfig list) {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Long> members = new HashMap<>();
        long paused = context.store().read(tables -> {
            Optional<Long> id = tables.lists().find(list.name());
            id.ifPresent(found ->
                    tables.memberships().count(found).forEach((status, number) -> members.put(status.word(), number)));
            return id.map(found -> tables.memberships().countPaused(found, clock.instant()))
                    .orElse(0L);
        });
        String cadences = list.cadences().stream().map(Cadence::word).collect(Collectors.joining(", "));
        if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("list", list.name());
            fields.put("title", list.title());
            fields.put("public", list.isPublic());
            fields.put("cadences", list.cadences().stream().map(Cadence::word).toList());
            fields.put("members", members);
            fields.put("paused", paused);
            out.println(JsonLines.of(fields));
            return;
        }
        out.printf(
                "%-12s %-8s %-10s %s (%s)%n",
                list.name(), list.isPublic() ? "public" : "private", cadences, counts(members, paused), list.title());
    }

    private static String counts(Map<String, Long> members, long paused) {
        String counts = members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return counts.isEmpty()
                ? "no members yet"
                : counts + (paused > 0 ? "; " + paused + " of the active paused" : "");
    }
}
