package gazette.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a workspace's settings: `gazette.yaml` and every file under `schedules/`.
///
/// It reports all faults at once. It opens only these files and the files with passwords and keys that they name.
public final class ConfigReader {
    /// The main file of the settings, relative to the workspace.
    public static final Path MAIN_FILE = Path.of("gazette.yaml");

    /// Reads a workspace.
    ///
    /// @param environment the values of `${NAME}`, normally {@link System#getenv()}
    public ConfigReadResult read(Path workspace, Map<String, String> environment) {
        return read(workspace, MAIN_FILE, environment);
    }

    /// Reads a workspace with another main file.
    ///
    /// @param mainFile read in place of `gazette.yaml`
    public ConfigReadResult read(Path workspace, Path mainFile, Map<String, String> environment) {
        return new Reading(workspace.toAbsolutePath().normalize(), mainFile, environment).read();
    }

    /// Reads once. It keeps the files, because unknown keys are known only at the end.
    private static final class Reading {
        private final Path workspace;
        private final Path mainFile;
        private final Map<String, String> environment;
        private final DiagnosticCollector diagnostics = new DiagnosticCollector();
        private final List<YamlFile> files = new ArrayList<>();

        Reading(Path workspace, Path mainFile, Map<String, String> environment) {
            this.workspace = workspace;
            this.mainFile = mainFile;
            this.environment = environment;
        }

        ConfigReadResult read() {
            if (!Files.exists(workspace.resolve(mainFile))) {
                return noMainFile();
            }
            var settings = open(mainFile).read();
            var schedules = schedules();
            if (settings.isEmpty()) {
                // What the schedules name cannot be judged without it.
                return new ConfigReadResult.Invalid(diagnostics.faults(), diagnostics.warnings());
            }
            var config = config(settings.get(), schedules);
            files.forEach(YamlFile::noteUnknownKeys);
            return diagnostics.isEmpty()
                    ? new ConfigReadResult.Valid(config, diagnostics.warnings())
                    : new ConfigReadResult.Invalid(diagnostics.faults(), diagnostics.warnings());
        }

        private Config config(YamlBlock main, Map<String, YamlBlock> scheduleBlocks) {
            var publication = PublicationConfigReader.read(main);
            var web = WebConfigReader.read(main);
            var database = DatabaseConfigReader.read(main, workspace);
            var pictureStore = main.value("picture_store", ValueParsers.oneOf(PictureStore.class))
                    .orElseGet(() -> PictureStore.usual(database));
            var sources = SourceConfigReader.read(main, workspace);
            var fetch = FetchConfigReader.read(main);
            var websub = WebSubConfigReader.read(main, publication);
            // The order of these calls is the order in which a diagnostic lists the keys.
            var relays = RelayConfigReader.read(main);
            var dkim = DkimConfigReader.read(main, workspace);
            PublicationConfigReader.check(publication, relays.values(), main);
            var sending = SendingConfigReader.read(main);
            var editors = main.list("editors", ValueParsers::mailAddress);
            var mail = new MailConfig(relays, sending, ImapConfigReader.read(main), dkim);
            var listConfigReader = new ListConfigReader(main, publication, mail);
            var lists = listConfigReader.read();
            var segments = segments(main);
            var scheduleReader = new ScheduleConfigReader(publication.zone(), lists, sources.keySet(), segments);
            var schedules = new LinkedHashMap<String, ScheduleConfig>();
            scheduleBlocks.forEach((name, block) -> schedules.put(name, scheduleReader.read(name, block)));
            DkimConfigReader.warnAboutUnusedKeys(mail.dkim().values(), lists.values(), main);
            listConfigReader.warnAboutUnusedCadences(lists.values(), schedules.values());
            var data = workspace.resolve("data");
            return new Config(
                    workspace,
                    data,
                    database,
                    pictureStore,
                    publication,
                    web,
                    sources,
                    fetch,
                    websub,
                    mail,
                    lists,
                    schedules,
                    editors,
                    segments);
        }

        private static Map<String, SegmentConfig> segments(YamlBlock main) {
            var block = main.block("segments");
            var segments = new LinkedHashMap<String, SegmentConfig>();
            block.names()
                    .forEach(name -> block.text(name)
                            .ifPresent(text -> segments.put(name, new SegmentConfig(name, text, block.line(name)))));
            return segments;
        }

        private Map<String, YamlBlock> schedules() {
            var folder = ScheduleFiles.of(workspace);
            folder.misnamed()
                    .forEach(file -> diagnostics.warn(new Diagnostic(
                            file, 1, "the file is not read, because a schedule's name ends in .yaml", "rename it")));
            var blocks = new LinkedHashMap<String, YamlBlock>();
            folder.schedules()
                    .forEach(file -> open(file).read().ifPresent(block -> blocks.put(ScheduleFiles.name(file), block)));
            return blocks;
        }

        private YamlFile open(Path file) {
            var opened = new YamlFile(workspace, file, environment, diagnostics);
            files.add(opened);
            return opened;
        }

        private ConfigReadResult noMainFile() {
            return new ConfigReadResult.Invalid(
                    List.of(new Diagnostic(
                            MAIN_FILE,
                            1,
                            "there is no such file in " + workspace,
                            "run gazette init " + workspace
                                    + " to make a workspace, or name another with --workspace DIR")),
                    List.of());
        }
    }
}
