package gazette.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists programs of Debian's to measure with or against.
enum ExternalTool {
    NGINX("nginx"),
    WRK("wrk");

    private final String name;

    ExternalTool(String name) {
        this.name = name;
    }

    /// Returns the message for a tool that is missing.
    static Optional<String> missing() {
        List<String> missing = Stream.of(values())
                .filter(tool -> tool.executable().isEmpty())
                .map(tool -> tool.name)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("bench feeds measures with Debian's " + String.join(" and ", missing)
                        + "; install it: sudo apt-get install " + String.join(" ", missing));
    }

    Process start(List<String> words) throws IOException {
        var command = new ArrayList<String>();
        command.add(executable().orElseThrow().toString());
        command.addAll(words);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Servers are not on everybody's path.
    private Optional<Path> executable() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
