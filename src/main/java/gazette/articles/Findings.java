package gazette.articles;

import gazette.config.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Collects what is found while one file is read.
final class Findings {
    private final Path file;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Findings(Path file) {
        this.file = file;
    }

    /// The article cannot go out.
    void fault(int line, String problem, String remedy) {
        faults.add(new Fault(file, line, problem, remedy));
    }

    /// The article goes out, but not quite as it was meant.
    void warn(int line, String problem, String remedy) {
        warnings.add(new Fault(file, line, problem, remedy));
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    Path file() {
        return file;
    }

    List<Fault> faults() {
        return faults;
    }

    List<Fault> warnings() {
        return warnings;
    }

    List<String> notes() {
        return notes;
    }
}
