package gazette.articles.heads;

import gazette.config.BoundedYaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Changes single values of a head in YAML. All other lines stay as they are: unknown keys, comments, the order.
public final class YamlHeadEditor {
    /// What YAML takes for the text that it is, without quotes.
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._/()，。！？、—·-]|:(?=\\S)|,(?=\\S))*");
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off");
    private static final String SEPARATOR = ", ";

    private final List<String> lines;
    private final List<Entry> entries;

    /// @param end the line after its last one
    private record Entry(String key, int start, int end, Node value) {}

    private YamlHeadEditor(List<String> lines, List<Entry> entries) {
        this.lines = List.copyOf(lines);
        this.entries = entries;
    }

    /// Reads a head; empty if it has to be changed by hand: it is no YAML, or not written as lines of keys.
    ///
    /// @param lines without the lines of hyphens and without line ends
    public static Optional<YamlHeadEditor> of(List<String> lines) {
        try {
            Optional<Node> root = BoundedYaml.compose(String.join("\n", lines) + "\n", "head");
            if (root.isEmpty()) {
                return Optional.of(new YamlHeadEditor(lines, List.of()));
            }
            return root.get() instanceof MappingNode mapping
                    ? entries(mapping, lines).map(entries -> new YamlHeadEditor(lines, entries))
                    : Optional.empty();
        } catch (YamlEngineException _) {
            return Optional.empty();
        }
    }

    private static Optional<List<Entry>> entries(MappingNode mapping, List<String> lines) {
        List<NodeTuple> tuples = mapping.getValue();
        List<Integer> starts =
                tuples.stream().map(tuple -> line(tuple.getKeyNode())).toList();
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < tuples.size(); i++) {
            int next = i + 1 < tuples.size() ? starts.get(i + 1) : lines.size();
            if (!(tuples.get(i).getKeyNode() instanceof ScalarNode key)
                    || key.getStartMark().map(mark -> mark.getColumn() != 0).orElse(true)
                    || next <= starts.get(i)) {
                return Optional.empty();
            }
            int end = endOf(lines, starts.get(i), next);
            entries.add(
                    new Entry(key.getValue(), starts.get(i), end, tuples.get(i).getValueNode()));
        }
        boolean isUnique = new HashSet<>(entries.stream().map(Entry::key).toList()).size() == entries.size();
        return isUnique ? Optional.of(entries) : Optional.empty();
    }

    /// Comments and empty lines above a key belong to it.
    private static int endOf(List<String> lines, int start, int next) {
        return IntStream.iterate(next, end -> end > start + 1, end -> end - 1)
                .filter(end ->
                        !lines.get(end - 1).isBlank() && !lines.get(end - 1).startsWith("#"))
                .findFirst()
                .orElse(start + 1);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine()).orElse(0);
    }

    /// Returns the lines of the head.
    public List<String> lines() {
        return lines;
    }

    /// Returns the value of the best key of a meaning, the parts of a list with commas between them; empty text if
    /// there is none.
    ///
    /// @param own Gazette's own key
    /// @return empty if the value has to be changed by hand
    public Optional<String> value(String own) {
        return find(own).map(entry -> text(entry.value())).orElse(Optional.of(""));
    }

    private static Optional<String> text(Node node) {
        return switch (node) {
            case ScalarNode scalar -> BoundedYaml.word(scalar).or(() -> Optional.of(""));
            case SequenceNode list
            when list.getValue().stream()
                    .allMatch(part ->
                            part instanceof ScalarNode word && !word.getValue().contains(",")) ->
                Optional.of(list.getValue().stream()
                        .map(part -> ((ScalarNode) part).getValue())
                        .collect(Collectors.joining(SEPARATOR)));
            default -> Optional.empty();
        };
    }

    /// Returns the head with another value; an empty one removes the key.
    ///
    /// @param own Gazette's own key, which is written if there is none of that meaning
    /// @param isList whether commas part the value
    public YamlHeadEditor with(String own, String value, boolean isList) {
        Optional<Entry> known = find(own);
        int start = known.map(Entry::start).orElse(lines.size());
        int end = known.map(Entry::end).orElse(lines.size());
        Stream<String> changed = value.isBlank()
                ? Stream.of()
                : Stream.of(known.map(Entry::key).orElse(own) + ": "
                        + (isList ? list(value) : scalar(value.strip(), false)));
        List<String> all = Stream.of(
                        lines.subList(0, start).stream(), changed, lines.subList(end, lines.size()).stream())
                .flatMap(part -> part)
                .toList();
        return of(all).orElseThrow(() -> new IllegalStateException("no head any more after a change of " + own));
    }

    private Optional<Entry> find(String own) {
        HeadKey key = Stream.of(HeadKey.values())
                .filter(known -> known.own().equals(own))
                .findFirst()
                .orElseThrow();
        return key.names().stream()
                .flatMap(name -> entries.stream()
                        .filter(entry -> HeadKey.normal(entry.key()).equals(name)))
                .findFirst();
    }

    private static String list(String value) {
        return Stream.of(value.split("[,，、\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .map(part -> scalar(part, true))
                .collect(Collectors.joining(SEPARATOR, "[", "]"));
    }

    private static String scalar(String value, boolean isInList) {
        boolean isPlain = PLAIN.matcher(value).matches()
                && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                && !(isInList && value.contains(","));
        boolean isSwitch = value.equals("true") || value.equals("false");
        return isPlain || (isSwitch && !isInList) ? value : quoted(value);
    }

    private static String quoted(String value) {
        var text = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                text.append("\\n");
            } else if (Character.isISOControl(c) || c == 0xfeff || c == 0x2028 || c == 0x2029) {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.append('"').toString();
    }
}
