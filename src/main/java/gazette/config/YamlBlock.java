package gazette.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads a block of keys in a file. A fault is collected with its line, and a default takes the value's place, so that
/// all faults are found in one go. A key without a value counts as absent.
final class YamlBlock {
    private final YamlFile file;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, YamlBlock> below = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    private record Entry(int line, Node value) {}

    private YamlBlock(YamlFile file, int line) {
        this.file = file;
        this.line = line;
    }

    static YamlBlock of(YamlFile file, int line, MappingNode node) {
        var block = new YamlBlock(file, line);
        node.getValue().forEach(tuple -> block.add(tuple.getKeyNode(), tuple.getValueNode()));
        return block;
    }

    YamlFile file() {
        return file;
    }

    boolean has(String key) {
        return entry(key).isPresent();
    }

    /// Returns whether a key holds a block and not a single value.
    boolean hasBlock(String key) {
        return entry(key)
                .map(Entry::value)
                .filter(MappingNode.class::isInstance)
                .isPresent();
    }

    /// Returns the line of a key, or of the block if it has no such key.
    int line(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::line).orElse(line);
    }

    void fault(String key, String problem, String remedy) {
        file.fault(line(key), problem, remedy);
    }

    void warn(String key, String problem, String remedy) {
        file.warn(line(key), problem, remedy);
    }

    /// Returns a value that `notation` parsed, with `${NAME}` replaced from the environment.
    <T> Optional<T> value(String key, Function<String, T> notation) {
        return entry(key).flatMap(entry -> scalar(key, entry.value())).flatMap(scalar -> read(scalar, notation));
    }

    /// @param standIn takes the place of a value that is missing or wrong
    <T> T required(String key, Function<String, T> notation, T standIn, String remedy) {
        if (!has(key)) {
            fault(key, key + " is missing", remedy);
        }
        return value(key, notation).orElse(standIn);
    }

    Optional<String> text(String key) {
        return value(key, ValueParsers::line);
    }

    /// Returns one line of text as written, for a value whose `${…}` belong to FreeMarker.
    Optional<String> template(String key) {
        return entry(key)
                .flatMap(entry -> scalar(key, entry.value()))
                .flatMap(scalar -> applied(scalar, scalar.getValue(), ValueParsers::line, false));
    }

    boolean flag(String key, boolean otherwise) {
        return value(key, ValueParsers::flag).orElse(otherwise);
    }

    int number(String key, int least, int most, int otherwise) {
        return value(key, text -> ValueParsers.number(text, least, most)).orElse(otherwise);
    }

    OptionalInt number(String key, int least, int most) {
        return value(key, text -> ValueParsers.number(text, least, most)).stream()
                .mapToInt(Integer::intValue)
                .findAny();
    }

    /// Returns a list of values; a single one may be written without brackets.
    <T> List<T> list(String key, Function<String, T> notation) {
        return entry(key).stream()
                .flatMap(entry -> entry.value() instanceof SequenceNode sequence
                        ? sequence.getValue().stream()
                        : Stream.of(entry.value()))
                .flatMap(node -> scalar(key, node).stream())
                .flatMap(scalar -> environment(scalar).flatMap(text -> applied(scalar, text, notation, true)).stream())
                .toList();
    }

    /// Returns the block below a key; an empty one if there is none.
    YamlBlock block(String key) {
        return below.computeIfAbsent(
                key,
                name -> entry(name)
                        .flatMap(entry -> mapping(name, entry))
                        .orElseGet(() -> new YamlBlock(file, line(name))));
    }

    /// Returns the blocks by key, where the keys are names chosen by the user.
    Map<String, YamlBlock> blocks() {
        var blocks = new LinkedHashMap<String, YamlBlock>();
        names().forEach(name -> blocks.put(name, block(name)));
        return blocks;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    void noteUnknownKeys() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                String odd = Lookalikes.named(key);
                file.fault(
                        entry.line(),
                        "unknown key \"" + key + "\"" + (odd.isEmpty() ? "" : " (it holds " + odd + ")"),
                        SpellingSuggestion.remedy(key, asked, "the keys here are "));
            }
        });
    }

    private void add(Node key, Node value) {
        if (!(key instanceof ScalarNode name)) {
            file.fault(line(key), "a key that is not a word", "write key: value");
            return;
        }
        var known = entries.putIfAbsent(name.getValue(), new Entry(line(key), value));
        if (known != null) {
            var problem = "\"" + name.getValue() + "\" stands here a second time";
            file.fault(line(key), problem, "remove it here or in line " + known.line());
        }
    }

    private Optional<Entry> entry(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> !entry.value().getTag().equals(Tag.NULL));
    }

    private Optional<YamlBlock> mapping(String key, Entry entry) {
        if (entry.value() instanceof MappingNode mapping) {
            return Optional.of(file.block(entry.line(), mapping));
        }
        lookalike(entry)
                .ifPresentOrElse(
                        error -> file.fault(error.line(), error.problem(), error.remedy()),
                        () -> file.fault(
                                entry.line(), key + " is not a block", "write its keys indented below " + key + ":"));
        return Optional.empty();
    }

    /// A line with a full-width colon is a value and not a key.
    private static Optional<YamlSyntaxError> lookalike(Entry entry) {
        return entry.value() instanceof ScalarNode scalar && line(scalar) > entry.line()
                ? YamlLookalike.in(scalar.getValue(), line(scalar))
                : Optional.empty();
    }

    private Optional<ScalarNode> scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return Optional.of(scalar);
        }
        file.fault(line(node), key + " holds a list or a block", "write a single value");
        return Optional.empty();
    }

    private <T> Optional<T> read(ScalarNode scalar, Function<String, T> notation) {
        return environment(scalar).flatMap(text -> applied(scalar, text, notation, false));
    }

    /// @param inList whether several values may be written
    private <T> Optional<T> applied(ScalarNode scalar, String text, Function<String, T> notation, boolean inList) {
        try {
            return Optional.of(notation.apply(text));
        } catch (InvalidValueException e) {
            InvalidValueException better = MistypedValue.explain(text, notation, inList, e);
            file.fault(line(scalar), better.problem(), better.remedy());
            return Optional.empty();
        }
    }

    private Optional<String> environment(ScalarNode scalar) {
        var missing = new ArrayList<String>();
        var text = ValueParsers.replaceVariables(scalar.getValue(), file.environment(), missing);
        missing.forEach(name -> file.fault(
                line(scalar),
                "the variable " + name + " is not set",
                "set it in Gazette's environment, as in " + name + "=… gazette serve"));
        return missing.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static int line(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
