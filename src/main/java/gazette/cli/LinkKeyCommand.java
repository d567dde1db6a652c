package gazette.cli;

import gazette.subscribers.keys.KeyFile;
import gazette.subscribers.keys.KeyRing;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Runs `gazette key`: the secret keys that sign the links in letters. A running `serve` takes a change up within
/// seconds.
@Command(
        name = "key",
        description = "The secret keys that sign the links in letters.",
        synopsisSubcommandLabel = "COMMAND")
final class LinkKeyCommand extends CommandGroup {
    @Command(mixinStandardHelpOptions = true, name = "list", description = "The keys, the oldest first.")
    int list(@Mixin WorkspaceOption workspace) {
        KeyRing keys = file(workspace).read();
        PrintWriter out = spec.commandLine().getOut();
        for (String id : keys.ids()) {
            String state = keys.isRetired(id) ? "retired: its links are dead" : "its links are good";
            out.println(id + "  " + (id.equals(keys.signingKey().id()) ? "signs" : state));
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "rotate",
            description = "Adds a key that signs from now on. Links in letters that went out stay good.")
    int rotate(@Mixin WorkspaceOption workspace) {
        String id = file(workspace).add();
        spec.commandLine().getOut().println("key " + id + " signs from now on; back up data/secret.key");
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "retire",
            description = "Makes every link dead that a key signed: only after somebody else has seen it.")
    int retire(
            @Mixin WorkspaceOption workspace,
            @Parameters(paramLabel = "ID", description = "As gazette key list shows it.") String id) {
        KeyFile file = file(workspace);
        KeyRing keys = file.read();
        if (!keys.ids().contains(id)) {
            throw workspace.wrong("there is no key '" + id + "'; the keys are: " + String.join(", ", keys.ids()));
        }
        if (id.equals(keys.signingKey().id())) {
            throw workspace.wrong("key '" + id + "' is the one that signs; run this first: gazette key rotate");
        }
        file.retire(id);
        spec.commandLine()
                .getOut()
                .println("key " + id + " is retired; subscribers of older letters cannot use their links");
        return 0;
    }

    private static KeyFile file(WorkspaceOption workspace) {
        return new KeyFile(workspace.config().data());
    }
}
