package gazette.articles.formats;

import gazette.articles.text.ArticleDiagnostics;
import gazette.config.BoundedYaml;
import gazette.config.YamlSyntaxError;
import java.util.LinkedHashMap;
import java.util.List;
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

/// Parses YAML front matter. Builds no objects from it, whatever tags it has.
final class FrontMatterParser {
    private static final Set<String> KEYS = Set.of(
            "id",
            "title",
            "date",
            "author",
            "place",
            "tags",
            "lang",
            "cover",
            "canonical",
            "summary",
            "pin",
            "send_after",
            "draft");

    private static final Set<String> NULLS = Set.of("~", "null");

    private final int firstLine;
    private final ArticleDiagnostics diagnostics;
    private final Map<String, MetadataValue> fields = new LinkedHashMap<>();

    /// Creates a parser for one file.
    ///
    /// @param firstLine the line of the file on which the front matter begins
    FrontMatterParser(int firstLine, ArticleDiagnostics diagnostics) {
        this.firstLine = firstLine;
        this.diagnostics = diagnostics;
    }

    /// Parses the text; empty, with an error, if it is not YAML.
    Optional<Map<String, MetadataValue>> read(String yaml) {
        try {
            Optional<Node> root = BoundedYaml.compose(yaml, "head");
            root.ifPresent(this::readRoot);
            return Optional.of(fields);
        } catch (BoundedYaml.TooDeepException e) {
            diagnostics.error(line(e.getProblemMark()), "in the head, " + e.getProblem(), BoundedYaml.REMEDY);
        } catch (MarkedYamlEngineException e) {
            var error = YamlSyntaxError.of(e, yaml, firstLine);
            invalidYaml(error.line(), error.problem(), error.remedy());
        } catch (YamlEngineException e) {
            invalidYaml(firstLine, String.valueOf(e.getMessage()), "write 'key: value' lines");
        }
        return Optional.empty();
    }

    private void invalidYaml(int line, String problem, String remedy) {
        diagnostics.error(line, "the head is not YAML (" + problem + ")", remedy);
    }

    private void readRoot(Node root) {
        if (root instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::readKey);
            return;
        }
        diagnostics.error(line(root.getStartMark()), "the head holds no keys", "write 'title: …' in it");
    }

    private void readKey(NodeTuple tuple) {
        int line = line(tuple.getKeyNode().getStartMark());
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        if (!KEYS.contains(key)) {
            diagnostics.warning(line, "the key '" + key + "' is unknown and was passed over", "known are " + known());
            return;
        }
        if (fields.containsKey(key)) {
            diagnostics.error(line, "the key '" + key + "' stands here a second time", "leave one of them");
            return;
        }
        readValue(key, line, tuple.getValueNode());
    }

    private void readValue(String key, int line, Node node) {
        switch (node) {
            case ScalarNode scalar when isNull(scalar) -> {}
            case ScalarNode scalar -> fields.put(key, MetadataValue.of(line, scalar.getValue()));
            case SequenceNode list
            when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                fields.put(key, new MetadataValue(line, true, values(list)));
            case Node _
            when key.equals("tags") ->
                diagnostics.error(line, "'tags' holds keys of its own", "write a list such as [mail, feeds]");
            default -> fields.put(key, new MetadataValue(line, true, List.of()));
        }
    }

    private static boolean isNull(ScalarNode scalar) {
        return scalar.getValue().isBlank() || (scalar.isPlain() && NULLS.contains(scalar.getValue()));
    }

    private static List<String> values(SequenceNode list) {
        return list.getValue().stream().map(n -> ((ScalarNode) n).getValue()).toList();
    }

    private int line(Optional<Mark> mark) {
        return firstLine + mark.map(Mark::getLine).orElse(0);
    }

    private static String known() {
        return String.join(", ", KEYS.stream().sorted().toList());
    }
}
