package gazette.cli;

import gazette.config.DkimKey;
import gazette.delivery.dkim.DkimRecord;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs `gazette dkim show`.
@Command(name = "show", description = "What the DNS has to say of the keys in gazette.yaml.")
final class DkimShowCommand implements Callable<Integer> {
    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Option(names = "--json", description = "One JSON object a line.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        var keys = workspace.config().mail().dkim().values();
        if (keys.isEmpty()) {
            spec.commandLine().getErr().println("gazette.yaml has no keys under dkim:; gazette dkim new makes one");
        }
        keys.forEach(this::print);
        return 0;
    }

    private void print(DkimKey key) {
        var out = spec.commandLine().getOut();
        DkimRecord row = DkimRecord.of(key);
        if (json) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("selector", key.selector());
            fields.put("domain", key.domain());
            fields.put("algorithm", key.algorithm().word() + "-sha256");
            fields.put("name", row.name());
            fields.put("value", row.value());
            out.println(JsonLines.of(fields));
            return;
        }
        DkimCommand.print(row, out);
        out.println();
    }
}
