package gazette.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.ParserException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Composes YAML to nodes, whoever wrote it. The composer calls itself for each level of nesting, so the depth is
/// counted before it. The library itself limits aliases (50) and size (3 million characters). No objects are built.
public final class BoundedYaml {
    /// No file of a workspace, and no front matter, needs more than five.
    public static final int MAX_DEPTH = 30;

    /// What to do about a [TooDeepException].
    public static final String REMEDY = "write it with fewer lists and blocks within one another";

    private BoundedYaml() {}

    /// Thrown at the first bracket, or at the first line, that is too deep.
    public static final class TooDeepException extends ParserException {
        private static final long serialVersionUID = 1;

        private TooDeepException(Event event) {
            super("lists and blocks are nested more than " + MAX_DEPTH + " levels deep", event.getStartMark());
        }
    }

    /// Returns the root of a document; empty if there is none.
    ///
    /// @param label names the document in messages
    /// @throws TooDeepException if it is nested too deeply
    /// @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML, or too large
    public static Optional<Node> compose(String yaml, String label) {
        var settings = LoadSettings.builder()
                .setLabel(label)
                .setAllowNonScalarKeys(true)
                .build();
        var parser = new ParserImpl(settings, new StreamReader(settings, yaml));
        return new Composer(settings, new DepthLimit(parser)).getSingleNode();
    }

    /// Returns the values of a document by key; none if it is not a mapping.
    ///
    /// @throws TooDeepException if it is nested too deeply
    /// @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is not YAML, or too large
    public static Map<String, Node> keys(String yaml, String label) {
        return compose(yaml, label).map(BoundedYaml::keys).orElse(Map.of());
    }

    /// Returns the values of a mapping by key; none if it is something else.
    ///
    /// @throws ParserException if a key comes twice, or is a list or a block
    public static Map<String, Node> keys(Node node) {
        var keys = new LinkedHashMap<String, Node>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(pair -> {
                String key = word(pair.getKeyNode()).orElse("");
                if (keys.put(key, pair.getValueNode()) != null) {
                    var line = pair.getKeyNode().getStartMark();
                    throw new ParserException("the key '" + key + "' stands here a second time", line);
                }
            });
        }
        return keys;
    }

    /// Returns a single value as it is written; empty for a null.
    ///
    /// @throws ParserException if it is a list or a block
    public static Optional<String> word(Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar.getValue()).filter(_ -> !scalar.getTag().equals(Tag.NULL));
        }
        throw new ParserException("a list or a block stands where one word belongs", node.getStartMark());
    }

    /// Counts how deep the events are that it hands on.
    private static final class DepthLimit implements Parser {
        private final Parser parser;
        private int depth;

        DepthLimit(Parser parser) {
            this.parser = parser;
        }

        @Override
        public boolean checkEvent(Event.ID choice) {
            return parser.checkEvent(choice);
        }

        @Override
        public Event peekEvent() {
            return parser.peekEvent();
        }

        @Override
        public boolean hasNext() {
            return parser.hasNext();
        }

        @Override
        public Event next() {
            Event event = parser.next();
            switch (event.getEventId()) {
                case SequenceStart, MappingStart -> enter(event);
                case SequenceEnd, MappingEnd -> depth--;
                case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> {}
            }
            return event;
        }

        private void enter(Event event) {
            depth++;
            if (depth > MAX_DEPTH) {
                throw new TooDeepException(event);
            }
        }
    }
}
