package gazette.cli;

import gazette.config.Diagnostic;
import gazette.config.Utf8DecodeResult;
import gazette.render.css.CssInliner;
import gazette.render.css.CssWarning;
import gazette.render.css.InlinedHtml;
import gazette.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs `gazette inline [FILE]`: a filter, which needs no workspace.
@Command(
        name = "inline",
        description = "Moves the rules of <style> elements into style attributes, as letters need it.")
final class InlineCssCommand implements Callable<Integer> {
    private static final Path STDIN = Path.of("stdin");

    private final InputStream in;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A page or a piece of one. Default: stdin.")
    private Optional<Path> file = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    InlineCssCommand(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        PrintWriter out = TerminalWriter.forDocument(spec.commandLine().getOut());
        InlinedHtml inlined = new CssInliner().inline(decoded(bytes()));
        out.print(inlined.html());
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        inlined.warnings().forEach(warning -> err.println("warning: " + diagnostic(warning)));
        return 0;
    }

    private byte[] bytes() {
        try {
            return file.isPresent() ? Files.readAllBytes(file.get()) : in.readAllBytes();
        } catch (IOException e) {
            throw fault(1, reason(e), "name a file that is there, or none to read stdin");
        }
    }

    private String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "you may not read it";
        }
        return file.filter(Files::isDirectory).isPresent() ? "is a folder" : "cannot be read: " + FailureText.of(e);
    }

    private String decoded(byte[] bytes) {
        return switch (Utf8DecodeResult.read(bytes)) {
            case Utf8DecodeResult.Text(String text) -> text;
            case Utf8DecodeResult.Broken broken -> throw fault(broken.line(), broken.problem(), "save it as UTF-8");
        };
    }

    private Diagnostic diagnostic(CssWarning warning) {
        return new Diagnostic(file.orElse(STDIN), warning.line(), warning.problem(), warning.remedy());
    }

    private DiagnosticsException fault(int line, String problem, String remedy) {
        return new DiagnosticsException(List.of(new Diagnostic(file.orElse(STDIN), line, problem, remedy)));
    }
}
