package gazette.cli;

import gazette.config.DatabaseConfig;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.LinkKeys;
import gazette.press.workspace.MatchLinkKeys;
import gazette.subscribers.keys.KeyFile;
import gazette.subscribers.keys.KeyRing;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs `gazette key`: the secret keys that sign the links in letters. A running `serve` takes a change up within
/// seconds.
@Command(
        name = "key",
        description = "The secret keys that sign the links in letters.",
        synopsisSubcommandLabel = "COMMAND")
final class LinkKeyCommand extends CommandGroup {
    private final InstantSource clock;

    LinkKeyCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Command(mixinStandardHelpOptions = true, name = "list", description = "The keys, the oldest first.")
    int list(@Mixin WorkspaceOption workspace) {
        try (AppContext context = workspace.open(clock)) {
            KeyRing keys = context.keyRing();
            PrintWriter out = spec.commandLine().getOut();
            for (String id : keys.ids()) {
                String state = keys.isRetired(id) ? "retired: its links are dead" : "its links are good";
                out.println(id + "  " + (id.equals(keys.signingKey().id()) ? "signs" : state));
            }
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "rotate",
            description = "Adds a key that signs from now on. Links in letters that went out stay good.")
    int rotate(@Mixin WorkspaceOption workspace) {
        try (AppContext context = workspace.open(clock)) {
            context.requireLinkKeys();
            String id = file(context).add();
            mark(context);
            spec.commandLine()
                    .getOut()
                    .println("key " + id + " signs from now on; back up data/secret.key" + otherMachines(context));
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "accept",
            description = {
                "Makes data/secret.key here the key of the database, if the one that it had is lost for good. Makes a "
                        + "new one if there is none.",
                "",
                "What it costs: the links to unsubscribe and to confirm in all letters that the lost key signed are dead "
                        + "for ever. Who was erased is no longer known, so that an import may bring them back. Letters "
                        + "of issues under way that went out once may go out with another Message-ID."
            })
    int accept(
            @Mixin WorkspaceOption workspace,
            @Option(names = "--lose-old-links", description = "Yes, the old key is lost: accept what that costs.")
                    boolean sure) {
        try (AppContext context = workspace.open(clock)) {
            if (context.linkKeys() instanceof LinkKeys.Usable) {
                spec.commandLine().getOut().println("the key here is that of the database; nothing to accept");
                return 0;
            }
            if (!sure) {
                throw workspace.wrong("the links in all letters that went out would be dead for ever, and imports might"
                        + " bring back people who were erased; look for the key in backups first, and if it is lost for"
                        + " good: gazette key accept --lose-old-links");
            }
            new MatchLinkKeys(context.config(), context.store()).accept();
            spec.commandLine()
                    .getOut()
                    .println("accepted: " + KeyFile.in(context.config().data()) + " signs from now on; back it up"
                            + otherMachines(context));
            return 0;
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            name = "retire",
            description = "Makes every link dead that a key signed: only after somebody else has seen it.")
    int retire(
            @Mixin WorkspaceOption workspace,
            @Parameters(paramLabel = "ID", description = "As gazette key list shows it.") String id) {
        try (AppContext context = workspace.open(clock)) {
            KeyRing keys = context.keyRing();
            if (!keys.ids().contains(id)) {
                throw workspace.unknown("key", id, "data/secret.key", keys.ids());
            }
            if (id.equals(keys.signingKey().id())) {
                throw workspace.wrong("key '" + id + "' is the one that signs; run this first: gazette key rotate");
            }
            file(context).retire(id);
            mark(context);
            spec.commandLine()
                    .getOut()
                    .println("key " + id + " is retired; subscribers of older letters cannot use their links"
                            + otherMachines(context));
            return 0;
        }
    }

    private static KeyFile file(AppContext context) {
        return new KeyFile(context.config().data());
    }

    /// Tells the database, and by it other machines.
    private static void mark(AppContext context) {
        new MatchLinkKeys(context.config(), context.store()).read();
    }

    private static String otherMachines(AppContext context) {
        return switch (context.config().database()) {
            case DatabaseConfig.Sqlite _ -> "";
            case DatabaseConfig.Postgres _ -> ", and copy it to all other machines on this database";
        };
    }
}
