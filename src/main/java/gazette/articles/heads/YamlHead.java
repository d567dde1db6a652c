package gazette.articles.heads;

import gazette.articles.text.ArticleDiagnostics;
import gazette.config.BoundedYaml;
import gazette.config.YamlSyntaxError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Parses a head in YAML. Builds no objects from it, whatever tags it has.
final class YamlHead {
    private static final Set<String> NULLS = Set.of("~", "null", "Null", "NULL");
    private static final String MERGE = "<<";

    private final int firstLine;
    private final ArticleDiagnostics diagnostics;

    /// Creates a parser for one file.
    ///
    /// @param firstLine the line of the file on which the YAML begins
    YamlHead(int firstLine, ArticleDiagnostics diagnostics) {
        this.firstLine = firstLine;
        this.diagnostics = diagnostics;
    }

    /// Parses the text; empty, with an error, if it is not YAML.
    Optional<Map<String, MetadataValue>> read(String yaml) {
        try {
            Optional<Node> root = BoundedYaml.compose(yaml, "head");
            Optional<YamlSyntaxError> hidden = YamlSyntaxError.inSound(yaml, firstLine);
            if (hidden.isEmpty()) {
                return Optional.of(root.map(node -> root(node, yaml)).orElse(Map.of()));
            }
            invalidYaml(hidden.get());
        } catch (BoundedYaml.TooDeepException e) {
            diagnostics.error(line(e.getProblemMark()), "in the head, " + e.getProblem(), BoundedYaml.REMEDY);
        } catch (MarkedYamlEngineException e) {
            invalidYaml(YamlSyntaxError.of(e, yaml, firstLine));
        } catch (YamlEngineException e) {
            invalidYaml(new YamlSyntaxError(firstLine, "it is too large", "write 'key: value' lines"));
        }
        return Optional.empty();
    }

    private void invalidYaml(YamlSyntaxError error) {
        diagnostics.error(error.line(), "the head is not YAML (" + error.problem() + ")", error.remedy());
    }

    private Map<String, MetadataValue> root(Node root, String yaml) {
        if (root instanceof MappingNode mapping) {
            return values(mapping);
        }
        YamlSyntaxError.withoutKeys(yaml, firstLine)
                .ifPresentOrElse(
                        error -> diagnostics.error(
                                error.line(), "the head holds no keys: " + error.problem(), error.remedy()),
                        () -> diagnostics.error(
                                line(root.getStartMark()), "the head holds no keys", "write 'title: …' in it"));
        return Map.of();
    }

    private Map<String, MetadataValue> values(MappingNode mapping) {
        var values = new LinkedHashMap<String, MetadataValue>();
        mapping.getValue().forEach(tuple -> add(tuple, values));
        mapping.getValue().stream()
                .filter(tuple -> key(tuple).equals(MERGE))
                .forEach(tuple -> merge(tuple.getValueNode(), values));
        return values;
    }

    private void add(NodeTuple tuple, Map<String, MetadataValue> values) {
        String key = key(tuple);
        int line = line(tuple.getKeyNode().getStartMark());
        if (key.equals(MERGE)) {
            return;
        }
        if (values.containsKey(key)) {
            diagnostics.error(line, "the key '" + key + "' stands here a second time", "leave one of them");
            return;
        }
        value(line, tuple.getValueNode()).ifPresent(value -> values.put(key, value));
    }

    private void merge(Node node, Map<String, MetadataValue> values) {
        switch (node) {
            case MappingNode other -> values(other).forEach(values::putIfAbsent);
            case SequenceNode list -> list.getValue().forEach(other -> merge(other, values));
            default -> {}
        }
    }

    /// @param line that of the key, which people look for
    private Optional<MetadataValue> value(int line, Node node) {
        return switch (node) {
            case ScalarNode scalar when isNull(scalar) -> Optional.empty();
            case ScalarNode scalar -> Optional.of(MetadataValue.of(line, scalar.getValue()));
            case SequenceNode list ->
                Optional.of(new MetadataValue.Items(
                        line,
                        list.getValue().stream()
                                .flatMap(part -> value(line, part).stream())
                                .toList()));
            case MappingNode block -> Optional.of(new MetadataValue.Block(line, values(block)));
            default -> Optional.empty();
        };
    }

    private static String key(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    }

    private static boolean isNull(ScalarNode scalar) {
        return scalar.getValue().isBlank() || (scalar.isPlain() && NULLS.contains(scalar.getValue()));
    }

    private int line(Optional<Mark> mark) {
        return firstLine + mark.map(Mark::getLine).orElse(0);
    }
}
