package gazette.config;

import gazette.text.BoundedFile;
import gazette.text.FailureText;
import gazette.text.RefusedFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads one YAML file of the workspace. It is composed to nodes only, because nodes know their lines.
final class YamlFile {
    private static final int MAX_BYTES = 2_000_000;

    private final Path workspace;
    private final Path name;
    private final Map<String, String> environment;
    private final DiagnosticCollector diagnostics;
    private final List<YamlBlock> blocks = new ArrayList<>();

    /// @param name relative to the workspace
    YamlFile(Path workspace, Path name, Map<String, String> environment, DiagnosticCollector diagnostics) {
        this.workspace = workspace;
        this.name = name;
        this.environment = environment;
        this.diagnostics = diagnostics;
    }

    /// Returns the file as a block; empty, with a fault collected, if it is not YAML.
    Optional<YamlBlock> read() {
        return content().flatMap(this::compose);
    }

    /// Collects a fault for every key that nobody asked for.
    void noteUnknownKeys() {
        blocks.forEach(YamlBlock::noteUnknownKeys);
    }

    Path name() {
        return name;
    }

    Path workspace() {
        return workspace;
    }

    Map<String, String> environment() {
        return environment;
    }

    void fault(int line, String problem, String remedy) {
        diagnostics.fault(new Diagnostic(name, line, problem, remedy));
    }

    void warn(int line, String problem, String remedy) {
        diagnostics.warn(new Diagnostic(name, line, problem, remedy));
    }

    YamlBlock block(int line, MappingNode node) {
        var block = YamlBlock.of(this, line, node);
        blocks.add(block);
        return block;
    }

    private Optional<String> content() {
        try {
            return decode(BoundedFile.read(workspace.resolve(name), MAX_BYTES));
        } catch (RefusedFileException e) {
            fault(1, "the file " + e.problem(), e.remedy());
            return Optional.empty();
        } catch (IOException e) {
            fault(1, "the file cannot be read (" + FailureText.of(e) + ")", "make it a readable file");
            return Optional.empty();
        }
    }

    private Optional<String> decode(byte[] bytes) {
        return switch (Utf8DecodeResult.read(bytes)) {
            case Utf8DecodeResult.Text(String text) -> Optional.of(text);
            case Utf8DecodeResult.Broken broken -> {
                fault(broken.line(), "the file is " + broken.problem(), "save it as UTF-8");
                yield Optional.empty();
            }
        };
    }

    private static int lineAt(String before) {
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }

    private Optional<YamlBlock> compose(String text) {
        try {
            Optional<Node> root = BoundedYaml.compose(text, name.toString());
            Optional<YamlSyntaxError> hidden = YamlSyntaxError.inSound(text, 1);
            if (hidden.isEmpty()) {
                return root(root, text);
            }
            fault(hidden.get());
        } catch (BoundedYaml.TooDeepException e) {
            fault(line(e), e.getProblem(), BoundedYaml.REMEDY);
        } catch (MarkedYamlEngineException e) {
            fault(YamlSyntaxError.of(e, text, 1));
        } catch (ReaderException e) {
            var line = lineAt(text.substring(0, text.offsetByCodePoints(0, e.getPosition())));
            fault(line, "this is not YAML: it holds a control character", "remove it");
        } catch (YamlEngineException e) {
            fault(1, "this is more YAML than Gazette reads", "make it smaller and simpler");
        }
        return Optional.empty();
    }

    private static int line(MarkedYamlEngineException e) {
        return e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private Optional<YamlBlock> root(Optional<Node> root, String text) {
        if (root.isPresent() && root.get() instanceof MappingNode mapping) {
            return Optional.of(block(1, mapping));
        }
        YamlSyntaxError.withoutKeys(text, 1)
                .ifPresentOrElse(
                        this::fault, () -> fault(1, "the file holds no keys", "write lines such as key: value"));
        return Optional.empty();
    }

    private void fault(YamlSyntaxError error) {
        fault(error.line(), "this is not YAML: " + error.problem(), error.remedy());
    }
}
