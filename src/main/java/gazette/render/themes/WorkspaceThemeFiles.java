package gazette.render.themes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Holds the files of the workspace's themes as they were when it was created. A theme may be a link to its folder, and
/// hold links to files of its own; a link that leads out of it is not followed.
///
/// @param texts by name, `plain/email.ftlh`
/// @param refused the names of links that lead out, and of files that are too large for a template
record WorkspaceThemeFiles(Map<String, String> texts, Set<String> refused) {
    private static final long MAX_BYTES = 1_000_000;

    WorkspaceThemeFiles {
        texts = Map.copyOf(texts);
        refused = Set.copyOf(refused);
    }

    static WorkspaceThemeFiles read(Path templates) {
        if (!Files.isDirectory(templates)) {
            return new WorkspaceThemeFiles(Map.of(), Set.of());
        }
        Map<String, String> texts = new HashMap<>();
        Set<String> refused = new HashSet<>();
        try (Stream<Path> entries = Files.list(templates)) {
            for (Path entry : entries.sorted().toList()) {
                if (Files.isDirectory(entry)) {
                    readTheme(entry, texts, refused);
                } else if (Files.isRegularFile(entry)) {
                    readFile(entry, templates.toRealPath(), name(templates, entry), texts, refused);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorkspaceThemeFiles(texts, refused);
    }

    private static void readTheme(Path theme, Map<String, String> texts, Set<String> refused) throws IOException {
        Path real = theme.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            for (Path file : files.toList()) {
                String name = theme.getFileName() + "/" + name(real, file);
                if (Files.isSymbolicLink(file) && Files.isDirectory(file)) {
                    refused.add(name);
                } else if (Files.isRegularFile(file)) {
                    readFile(file, real, name, texts, refused);
                }
            }
        }
    }

    private static void readFile(Path file, Path folder, String name, Map<String, String> texts, Set<String> refused)
            throws IOException {
        if (!file.toRealPath().startsWith(folder) || Files.size(file) > MAX_BYTES) {
            refused.add(name);
            return;
        }
        texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /// Returns whether a name is refused, or lies in a folder that is.
    boolean refuses(String name) {
        return refused.contains(name) || refused.stream().anyMatch(link -> name.startsWith(link + "/"));
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(File.separatorChar, '/');
    }
}
