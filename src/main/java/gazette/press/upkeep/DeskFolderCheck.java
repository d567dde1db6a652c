package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.ConfigReader;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds folders in `web.desk_writes` that the desk cannot write.
final class DeskFolderCheck {
    private DeskFolderCheck() {}

    static List<Diagnostic> in(Config config) {
        return config.web().deskWrites().folders().stream()
                .flatMap(folder -> fault(folder, config).stream())
                .toList();
    }

    private static Optional<Diagnostic> fault(Path name, Config config) {
        Path folder = config.workspace().resolve(name).normalize();
        if (config.folders().stream().noneMatch(source -> source.folder().equals(folder))) {
            return fault(name, config, "is no source's folder", "name one of " + sources(config));
        }
        if (!Files.exists(folder)) {
            return fault(name, config, "is not there", "make it: mkdir " + folder);
        }
        if (!Files.isDirectory(folder)) {
            return fault(name, config, "is no folder", "name the folder of a source");
        }
        if (leadsOut(folder, config.workspace())) {
            return fault(
                    name, config, "leads out of the workspace", "put the folder itself into " + config.workspace());
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : fault(
                        name,
                        config,
                        "cannot be written",
                        "let the account that runs Gazette write " + folder
                                + "; a systemd unit names it in ReadWritePaths");
    }

    private static Optional<Diagnostic> fault(Path name, Config config, String problem, String remedy) {
        return Optional.of(new Diagnostic(
                ConfigReader.MAIN_FILE,
                config.web().deskWrites().line(),
                "the folder " + name + " that the desk is to write " + problem,
                remedy));
    }

    private static String sources(Config config) {
        return config.folders().stream()
                .map(FolderConfig::folder)
                .filter(folder -> folder.startsWith(config.workspace()))
                .map(folder -> config.workspace().relativize(folder).toString())
                .collect(Collectors.joining(", "));
    }

    private static boolean leadsOut(Path folder, Path workspace) {
        try {
            return !folder.toRealPath().startsWith(workspace.toRealPath());
        } catch (IOException _) {
            return true;
        }
    }
}
