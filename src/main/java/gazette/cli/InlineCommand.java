package gazette.cli;

import gazette.config.Fault;
import gazette.render.CssInliner;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gazette inline [FILE]`: a filter, which needs no workspace.
@Command(
        name = "inline",
        description = "Moves the rules of <style> elements into style attributes, as letters need it.")
final class InlineCommand implements Callable<Integer> {
    private static final Path STDIN = Path.of("stdin");

    private final InputStream in;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A page or a piece of one. Default: stdin.")
    private Optional<Path> file = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    InlineCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(new CssInliner().inline(decoded(bytes())));
        out.flush();
        return 0;
    }

    private byte[] bytes() {
        try {
            return file.isPresent() ? Files.readAllBytes(file.get()) : in.readAllBytes();
        } catch (IOException e) {
            throw fault(1, "cannot be read (" + e + ")", "name a file that is there, or none to read stdin");
        }
    }

    private String decoded(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, true)
                .isError();
        String read = text.flip().toString();
        if (broken) {
            int line = 1 + (int) read.chars().filter(c -> c == '\n').count();
            throw fault(line, "not UTF-8", "save it as UTF-8");
        }
        return read;
    }

    private WorkspaceFault fault(int line, String problem, String remedy) {
        return new WorkspaceFault(List.of(new Fault(file.orElse(STDIN), line, problem, remedy)));
    }
}
