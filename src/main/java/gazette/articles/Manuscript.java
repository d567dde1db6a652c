package gazette.articles;

import gazette.config.Utf8;
import gazette.sources.Printable;
import java.util.Optional;

/// A file's text: lines end in `\n`, there is no byte order mark and no control character.
record Manuscript(String text) {
    /// Empty if the bytes are no text; the findings then say where.
    static Optional<Manuscript> decode(byte[] bytes, Findings findings) {
        return switch (Utf8.read(bytes)) {
            case Utf8.Text(String read) -> of(read, findings);
            case Utf8.Broken broken -> {
                findings.fault(broken.line(), "the file is " + broken.problem(), "save it as UTF-8");
                yield Optional.empty();
            }
        };
    }

    private static Optional<Manuscript> of(String read, Findings findings) {
        String text = Printable.of(read.replace("\r\n", "\n").replace('\r', '\n'));
        if (text.isBlank()) {
            findings.fault(1, "the file is empty", "write a title and a text, or remove the file");
            return Optional.empty();
        }
        return Optional.of(new Manuscript(text));
    }

    /// The line where something stands first, or the first line if it is written in another way.
    int lineOf(String needle) {
        int at = Math.max(0, text.indexOf(needle));
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
