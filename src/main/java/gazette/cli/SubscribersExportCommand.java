package gazette.cli;

import gazette.config.OwnerOnly;
import gazette.press.imports.ExportSubscribers;
import gazette.press.workspace.AppContext;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.segments.Segment;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette subscribers export`.
@Command(
        name = "export",
        description =
                "A list's members as CSV, which can be imported again. Cells that a spreadsheet would run begin with"
                        + " an apostrophe.")
final class SubscribersExportCommand implements Callable<Integer> {
    private static final List<Status> STATUSES =
            List.of(Status.PENDING, Status.ACTIVE, Status.UNSUBSCRIBED, Status.BOUNCED, Status.COMPLAINED);

    private final InstantSource clock;

    @Mixin
    private final WorkspaceOption workspace = new WorkspaceOption();

    @Parameters(paramLabel = "LIST", arity = "0..1", description = "Whose members.")
    private Optional<String> list = Optional.empty();

    @Option(names = "--segment", paramLabel = "SEGMENT", description = "Whose members instead: see count.")
    private Optional<String> named = Optional.empty();

    @Option(names = "--status", paramLabel = "STATUS", description = "Such as active. Default: all.")
    private Optional<String> status = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "Write to a new file, marked as UTF-8 for Excel.")
    private Optional<Path> file = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    SubscribersExportCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        try (AppContext context = workspace.open(clock)) {
            Segment segment = segment(context);
            var export = new ExportSubscribers(context);
            if (file.isEmpty()) {
                PrintWriter out = TerminalWriter.forDocument(spec.commandLine().getOut());
                export.run(segment, out);
                out.flush();
                return 0;
            }
            long written = write(export, segment, file.get());
            spec.commandLine().getErr().println(written + " members in " + file.get());
            return 0;
        }
    }

    private Segment segment(AppContext context) {
        var parts = new ArrayList<Segment>();
        list.ifPresent(name -> parts.add(
                new Segment.OnList(workspace.list(context.config(), name).name())));
        named.ifPresent(segment -> parts.add(workspace.segment(context.config(), segment)));
        if (parts.isEmpty()) {
            throw workspace.wrong("whose members? Name a list, or a --segment");
        }
        status.ifPresent(word -> parts.add(new Segment.InStatus(known(word))));
        return new Segment.All(parts);
    }

    private String known(String word) {
        return STATUSES.stream()
                .map(Status::word)
                .filter(word.toLowerCase(Locale.ROOT)::equals)
                .findFirst()
                .orElseThrow(() -> workspace.wrong(
                        "'" + word + "' is no status; write active, pending, unsubscribed, bounced or complained"));
    }

    private static long write(ExportSubscribers export, Segment segment, Path file) {
        try {
            // It holds addresses.
            OwnerOnly.createFile(file);
            try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                out.write('\uFEFF');
                return export.run(segment, out);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(file + " is there already; name a new file", e);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no folder " + file.getParent() + "; make it first", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written as a new file: " + FailureText.of(e), e);
        }
    }
}
