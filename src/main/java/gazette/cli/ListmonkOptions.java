package gazette.cli;

import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.press.imports.ImportFromListmonkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Holds the options for asking a listmonk server.
final class ListmonkOptions {
    private static final String VARIABLE = "LISTMONK_TOKEN";

    @Option(names = "--user", paramLabel = "USER", description = "An API user of the listmonk server.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file with that user's token; or the variable " + VARIABLE + " has it.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--map-list",
            paramLabel = "THEIRS=OURS",
            description = "Which of listmonk's lists becomes which of ours; several may become one.")
    private final Map<String, String> lists = new LinkedHashMap<>();

    /// Returns what to import.
    ///
    /// @param list ours, if no lists are named one by one
    ImportFromListmonkServer.Request order(
            String address,
            Config config,
            Optional<String> list,
            String consent,
            boolean dryRun,
            WorkspaceOption workspace) {
        if (list.isPresent() == !lists.isEmpty()) {
            throw workspace.wrong(
                    "say either --list LIST, or --map-list 'Their list=LIST', which may stand several times");
        }
        var ours = new LinkedHashMap<String, ListConfig>();
        lists.forEach((theirs, name) -> ours.put(theirs, workspace.list(config, name)));
        return new ImportFromListmonkServer.Request(
                address,
                user.orElseThrow(() -> workspace.wrong("say which API user asks: --user USER")),
                password(workspace),
                ours,
                list.map(name -> workspace.list(config, name)),
                consent,
                Path.of("").toAbsolutePath(),
                dryRun);
    }

    private String password(WorkspaceOption workspace) {
        if (passwordFile.isEmpty()) {
            return Optional.ofNullable(System.getenv(VARIABLE))
                    .orElseThrow(() -> workspace.wrong(
                            "say where the user's token stands: --password-file FILE, or the variable " + VARIABLE));
        }
        try {
            return Files.readString(passwordFile.get()).strip();
        } catch (IOException e) {
            throw workspace.wrong("the file " + passwordFile.get() + " cannot be read");
        }
    }
}
