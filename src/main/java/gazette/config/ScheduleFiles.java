package gazette.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Lists the files of `schedules/`, by name. The folder may be missing.
record ScheduleFiles(List<Path> schedules, List<Path> misnamed) {
    private static final String ENDING = ".yaml";

    /// @return paths relative to the workspace
    static ScheduleFiles of(Path workspace) {
        var files = files(workspace);
        return new ScheduleFiles(
                files.stream().filter(file -> file.toString().endsWith(ENDING)).toList(),
                files.stream().filter(file -> file.toString().endsWith(".yml")).toList());
    }

    static String name(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private static List<Path> files(Path workspace) {
        var folder = workspace.resolve("schedules");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(workspace::relativize)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
