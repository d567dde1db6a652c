package gazette.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// Writes UTF-8 to a terminal as [TerminalWriter] does, for what prints to `System.out` and `System.err`.
public final class TerminalStream extends OutputStream {
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final TerminalWriter out;

    private TerminalStream(PrintStream terminal) {
        out = new TerminalWriter(new PrintWriter(terminal, true, StandardCharsets.UTF_8));
    }

    /// Returns a stream that prints to a terminal without control characters.
    public static PrintStream to(PrintStream terminal) {
        return new PrintStream(new TerminalStream(terminal), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        text.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        text.write(bytes, from, length);
    }

    @Override
    public synchronized void flush() {
        out.print(text.toString(StandardCharsets.UTF_8));
        out.flush();
        text.reset();
    }
}
