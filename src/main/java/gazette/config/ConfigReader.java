package gazette.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a workspace's settings: `gazette.yaml` and every file under `schedules/`.
///
/// All faults are found at once. Nothing is opened but these files and the files with passwords and keys that they
/// name.
public final class ConfigReader {
    /// The file with the settings of the paper, in its workspace.
    public static final Path MAIN_FILE = Path.of("gazette.yaml");

    /// @param environment what `${NAME}` stands for, normally {@link System#getenv()}
    public ConfigReadResult read(Path workspace, Map<String, String> environment) {
        return read(workspace, MAIN_FILE, environment);
    }

    /// Reads a workspace as it would be.
    ///
    /// @param paper a file in place of `gazette.yaml`
    public ConfigReadResult read(Path workspace, Path paper, Map<String, String> environment) {
        return new Reading(workspace.toAbsolutePath().normalize(), paper, environment).read();
    }

    /// One round of reading; it keeps the files, because their unknown keys show only at the end.
    private static final class Reading {
        private final Path workspace;
        private final Path mainFile;
        private final Map<String, String> environment;
        private final DiagnosticCollector book = new DiagnosticCollector();
        private final List<YamlFile> files = new ArrayList<>();

        Reading(Path workspace, Path paper, Map<String, String> environment) {
            this.workspace = workspace;
            this.mainFile = paper;
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
                return new ConfigReadResult.Invalid(book.faults(), book.warnings());
            }
            var config = config(settings.get(), schedules);
            files.forEach(YamlFile::noteUnknownKeys);
            return book.isEmpty()
                    ? new ConfigReadResult.Valid(config, book.warnings())
                    : new ConfigReadResult.Invalid(book.faults(), book.warnings());
        }

        private Config config(YamlBlock paper, Map<String, YamlBlock> scheduleBlocks) {
            var publication = PublicationConfigReader.read(paper);
            var web = WebConfigReader.read(paper);
            var database = DatabaseConfigReader.read(paper, workspace);
            var sources = SourceConfigReader.read(paper, workspace);
            var fetch = FetchConfig.read(paper);
            var websub = WebSubConfig.read(paper, publication);
            // The order of these calls is the order in which a diagnostic lists the keys.
            var relays = RelayConfigReader.read(paper);
            var dkim = DkimConfigReader.read(paper, workspace);
            PublicationConfigReader.check(publication, relays.values(), paper);
            var sending = SendingConfig.read(paper);
            var editors = paper.list("editors", ValueParsers::mailAddress);
            var mail = new MailConfig(relays, sending, ImapConfigReader.read(paper), dkim);
            var listConfigReader = new ListConfigReader(paper, publication, mail);
            var lists = listConfigReader.read();
            var segments = segments(paper);
            var scheduleReader = new ScheduleConfigReader(publication.zone(), lists, sources.keySet(), segments);
            var schedules = new LinkedHashMap<String, ScheduleConfig>();
            scheduleBlocks.forEach((name, block) -> schedules.put(name, scheduleReader.read(name, block)));
            DkimConfigReader.warnAboutUnusedKeys(mail.dkim().values(), lists.values(), paper);
            listConfigReader.warnAboutUnusedCadences(lists.values(), schedules.values());
            var data = workspace.resolve("data");
            return new Config(
                    workspace,
                    data,
                    database,
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

        private static Map<String, SegmentConfig> segments(YamlBlock paper) {
            var block = paper.block("segments");
            var segments = new LinkedHashMap<String, SegmentConfig>();
            block.names()
                    .forEach(name -> block.text(name)
                            .ifPresent(text -> segments.put(name, new SegmentConfig(name, text, block.line(name)))));
            return segments;
        }

        private Map<String, YamlBlock> schedules() {
            var folder = ScheduleFolder.of(workspace);
            folder.misnamed()
                    .forEach(file -> book.warn(new Diagnostic(
                            file, 1, "the file is not read, because a schedule's name ends in .yaml", "rename it")));
            var blocks = new LinkedHashMap<String, YamlBlock>();
            folder.schedules()
                    .forEach(
                            file -> open(file).read().ifPresent(block -> blocks.put(ScheduleFolder.name(file), block)));
            return blocks;
        }

        private YamlFile open(Path file) {
            var opened = new YamlFile(workspace, file, environment, book);
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
