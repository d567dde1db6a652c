package gazette.cli;

import gazette.text.ForeignText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.IntPredicate;

/// Writes to a terminal without control characters, whatever the text came from: they are written as JSON does, such
/// as `\u001b`, so that lines of JSON stay what they are.
final class TerminalWriter extends PrintWriter {
    private static final String LAYOUT = "\n\t";
    private static final String DOCUMENT_LAYOUT = "\n\t\r";

    private final PrintWriter target;

    TerminalWriter(PrintWriter target) {
        super(new Escaping(target, c -> ForeignText.isUnsafe(c) && LAYOUT.indexOf(c) < 0), true);
        this.target = target;
    }

    /// Returns a writer for a document such as HTML or CSV, in which format characters are part of the text.
    static PrintWriter forDocument(PrintWriter out) {
        return out instanceof TerminalWriter terminal
                ? new PrintWriter(
                        new Escaping(terminal.target, c -> Character.isISOControl(c) && DOCUMENT_LAYOUT.indexOf(c) < 0))
                : out;
    }

    private static final class Escaping extends FilterWriter {
        private final IntPredicate unsafe;

        Escaping(Writer target, IntPredicate unsafe) {
            super(target);
            this.unsafe = unsafe;
        }

        @Override
        public void write(int c) throws IOException {
            write(String.valueOf((char) c), 0, 1);
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            write(new String(text, from, length), 0, length);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.write(ForeignText.escaped(text.substring(from, from + length), unsafe));
        }
    }
}
