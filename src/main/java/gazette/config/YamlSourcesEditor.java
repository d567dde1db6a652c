package gazette.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Adds feeds under `sources:` to the text of `gazette.yaml`. Nothing else changes, comments included. Whether the
/// result is valid is for [ConfigReader] to say.
public final class YamlSourcesEditor {
    private static final String OTHERWISE = "seeds: {folder: seeds}";

    private final String text;
    private final List<NewFeed> feeds;
    private final String newline;

    /// Describes a feed to add.
    ///
    /// @param name a name that no other source has
    /// @param title for people, in a comment; may be empty
    public record NewFeed(String name, String address, String title, List<String> tags) {
        public NewFeed {
            tags = List.copyOf(tags);
        }

        /// Returns its line under `sources:`, without the comment.
        @Override
        public String toString() {
            String all = tags.isEmpty()
                    ? ""
                    : tags.stream().map(YamlSourcesEditor::quoted).collect(Collectors.joining(", ", ", tags: [", "]"));
            return name + ": {feed: " + quoted(address) + all + "}";
        }
    }

    private YamlSourcesEditor(String text, List<NewFeed> feeds) {
        this.text = text;
        this.feeds = feeds;
        this.newline = text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// Returns the text with the feeds added.
    ///
    /// @param text valid settings
    public static String add(String text, List<NewFeed> feeds) {
        return new YamlSourcesEditor(text, feeds).added();
    }

    private String added() {
        Optional<NodeTuple> sources = BoundedYaml.compose(text, "gazette.yaml").stream()
                .flatMap(root -> root instanceof MappingNode map ? map.getValue().stream() : Stream.of())
                .filter(pair -> pair.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("sources"))
                .findFirst();
        if (sources.isEmpty()) {
            return insert(text.length(), newline + "sources:" + newline + lines(2, true));
        }
        return switch (sources.get().getValueNode()) {
            case MappingNode map when map.getFlowStyle() == FlowStyle.FLOW -> intoBraces(map);
            case MappingNode map -> insert(lineAfter(end(map)), lines(column(map), false));
            case Node nothing -> insert(lineAfter(end(nothing)), lines(2, true));
        };
    }

    /// @param first whether there are no sources yet, so that the default ones must be written as well
    private String lines(int indent, boolean first) {
        var lines = new ArrayList<String>();
        if (first) {
            lines.add(OTHERWISE);
        }
        feeds.forEach(feed -> lines.add(feed + (feed.title().isEmpty() ? "" : " # " + line(feed.title()))));
        return lines.stream().map(line -> " ".repeat(indent) + line + newline).collect(Collectors.joining());
    }

    private String intoBraces(MappingNode map) {
        int brace = at(map.getEndMark().orElseThrow().getIndex()) - 1;
        var words = new ArrayList<String>();
        if (map.getValue().isEmpty()) {
            words.add(OTHERWISE);
        }
        feeds.forEach(feed -> words.add(feed.toString()));
        boolean follows = !map.getValue().isEmpty()
                && !text.substring(0, brace).stripTrailing().endsWith(",");
        return insert(brace, (follows ? ", " : "") + String.join(", ", words));
    }

    private String insert(int place, String more) {
        String before = text.substring(0, place);
        boolean open = more.endsWith(newline) && !before.isEmpty() && !before.endsWith("\n");
        return before + (open ? newline : "") + more + text.substring(place);
    }

    /// Returns where the last item of a node ends; the block itself ends where the next begins, after all comments.
    private int end(Node node) {
        if (node instanceof CollectionNode<?> block
                && block.getFlowStyle() == FlowStyle.BLOCK
                && !block.getValue().isEmpty()) {
            return switch (block.getValue().getLast()) {
                case NodeTuple pair when pair.getValueNode().getTag().equals(Tag.NULL) -> end(pair.getKeyNode());
                case NodeTuple pair -> end(pair.getValueNode());
                case Node last -> end(last);
                default -> at(node.getEndMark().orElseThrow().getIndex());
            };
        }
        return at(node.getEndMark().orElseThrow().getIndex());
    }

    private int lineAfter(int place) {
        if (place > 0 && text.charAt(place - 1) == '\n') {
            return place;
        }
        int end = text.indexOf('\n', place);
        return end < 0 ? text.length() : end + 1;
    }

    private static int column(MappingNode block) {
        return block.getStartMark().orElseThrow().getColumn();
    }

    /// The parser counts code points, Java counts UTF-16 units.
    private int at(int index) {
        return text.offsetByCodePoints(0, index);
    }

    /// Returns the value in double quotes, with `${` made harmless.
    private static String quoted(String value) {
        String plain = line(value).replace("${", "$%7B");
        return "\"" + plain.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String line(String value) {
        return value.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\x{FEFF}\\x{FFFE}\\x{FFFF}]+", " ")
                .strip();
    }
}
