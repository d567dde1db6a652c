package gazette.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads `sources:`, the folders and feeds that articles come from.
final class SourceConfigReader {
    private SourceConfigReader() {}

    static Map<String, SourceConfig> read(YamlBlock settings, Path workspace) {
        var sources = new LinkedHashMap<String, SourceConfig>();
        settings.block("sources").blocks().forEach((name, block) -> sources.put(name, source(name, block, workspace)));
        return sources.isEmpty()
                ? Map.of("seeds", new FolderConfig("seeds", workspace.resolve("seeds"), List.of(), 1))
                : sources;
    }

    private static SourceConfig source(String name, YamlBlock block, Path workspace) {
        if (block.has("feed")) {
            if (block.has("folder")) {
                block.fault("folder", "a source is either a folder or a feed", "make two sources of it");
            }
            return FeedConfigReader.read(name, block);
        }
        var folder = block.required(
                "folder",
                text -> path(workspace, text),
                workspace,
                "write the folder's name, such as folder: seeds, or a feed's address");
        return new FolderConfig(name, folder, block.list("cut_after", ValueParsers::pattern), block.line("folder"));
    }

    static Path path(Path workspace, String text) {
        try {
            return workspace.resolve(ValueParsers.line(text)).normalize();
        } catch (InvalidPathException e) {
            throw new InvalidValueException("\"" + text + "\" is not a path", "write one such as seeds");
        }
    }
}
