package gazette.articles.heads;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Finds the fields of a head by what they mean. Fields in the blocks that tools have for further fields, such as
/// `[extra]` and `[params]`, come after those of the head itself.
final class HeadFields {
    /// The key of a block for a second head.
    static final String SECOND = "frontmatter";

    private static final Set<String> BLOCKS = Set.of(
            "params",
            "param",
            "extra",
            "taxonomies",
            "taxonomy",
            "custom",
            "meta",
            "metadata",
            "seo",
            "fields",
            SECOND,
            "data");

    private final Map<String, List<Field>> byName = new LinkedHashMap<>();
    private final List<Field> top = new ArrayList<>();

    /// Describes a field.
    ///
    /// @param key as written
    record Field(String key, MetadataValue value) {
        /// Returns the line of the file, counted from 1.
        int line() {
            return value.line();
        }
    }

    /// Creates the fields of one head.
    HeadFields(Map<String, MetadataValue> head) {
        head.forEach((key, value) -> top.add(new Field(key, value)));
        top.forEach(this::add);
        top.forEach(this::addBlock);
    }

    private void add(Field field) {
        byName.computeIfAbsent(HeadKey.normal(field.key()), _ -> new ArrayList<>())
                .add(field);
    }

    private void addBlock(Field field) {
        if (BLOCKS.contains(HeadKey.normal(field.key())) && field.value() instanceof MetadataValue.Block block) {
            block.values().forEach((key, value) -> add(new Field(key, value)));
        }
    }

    /// Returns the fields of one meaning, the best first.
    List<Field> of(HeadKey key) {
        return key.names().stream().flatMap(this::named).toList();
    }

    /// Returns the fields of a name.
    ///
    /// @param name in its normal form
    Stream<Field> named(String name) {
        return byName.getOrDefault(name, List.of()).stream();
    }

    /// Returns those of the head's own fields that neither Gazette nor another tool knows.
    List<Field> unknown() {
        return top.stream()
                .filter(field -> isUnknown(HeadKey.normal(field.key())))
                .toList();
    }

    private static boolean isUnknown(String name) {
        return !BLOCKS.contains(name) && !KnownKeys.contains(name);
    }
}
