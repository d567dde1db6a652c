package gazette.subscribers.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads the text of a CSV file and closes quotes that are never closed, so that they spoil one line and not all that
/// follow.
///
/// For example, in `"Ann,ann@example.com` the quote opens and no later line closes it as the end of a cell. It is
/// closed at the end of its own line, and [#hadUnclosedQuote] tells which line that was. A quote that another line
/// closes is left as it is: a cell may have several lines.
final class CsvQuoteRepair extends Reader {
    private static final char QUOTE = '"';
    private static final int MAX_LINE_LENGTH = 1 << 20;
    /// The longest cell of several lines: twice as long as Excel's.
    private static final int MAX_CELL_LENGTH = 1 << 16;

    private final Reader text;
    /// Reading each of millions of characters from the source by itself would take seconds.
    private final char[] buffer = new char[1 << 16];
    private int bufferEnd;
    private int bufferAt;
    private final char delimiter;
    private final List<String> ahead = new ArrayList<>();
    private final Deque<Long> repairedLines = new ArrayDeque<>();
    private boolean afterReturn;
    private long line = 1;
    private String record = "";
    private int at;

    CsvQuoteRepair(Reader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /// Returns whether a line had a quote that is never closed. To be asked for lines in ascending order, after they
    /// were read.
    boolean hadUnclosedQuote(long number) {
        while (!repairedLines.isEmpty() && repairedLines.getFirst() < number) {
            repairedLines.removeFirst();
        }
        return !repairedLines.isEmpty() && repairedLines.getFirst() == number;
    }

    /// Reads one record at a time, so that the records before an unreadable line are delivered.
    @Override
    public int read(char[] to, int from, int length) throws IOException {
        if (at == record.length() && !advance()) {
            return -1;
        }
        int some = Math.min(length, record.length() - at);
        record.getChars(at, at + some, to, from);
        at += some;
        return some;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private boolean advance() throws IOException {
        if (!has(0)) {
            return false;
        }
        int lines = isOpen(ahead.getFirst()) ? linesOfRecord() : 1;
        if (lines == 0) {
            repairedLines.add(line);
            ahead.set(0, ahead.getFirst() + QUOTE);
            lines = 1;
        }
        List<String> first = ahead.subList(0, lines);
        record = String.join("\n", first) + "\n";
        at = 0;
        line += lines;
        first.clear();
        return true;
    }

    /// Whether a quote is open at the end of cells, as FastCSV counts: in a cell that begins with one, each opens or
    /// closes; in any other, none does.
    private boolean isOpen(String cells) {
        if (cells.indexOf(QUOTE) < 0) {
            return false;
        }
        boolean open = false;
        boolean begins = true;
        boolean quoted = false;
        for (int i = 0; i < cells.length(); i++) {
            char c = cells.charAt(i);
            if (c == QUOTE && (begins || quoted)) {
                open = !open;
                quoted = true;
            }
            begins = c == delimiter && !open;
            quoted &= !begins;
        }
        return open;
    }

    /// Returns how many lines a record has whose first line ends in an open quote; 0 if no line closes the quote as
    /// the end of a cell. A quote that a letter follows does not close a cell.
    private int linesOfRecord() throws IOException {
        int length = 0;
        for (int i = 1; length < MAX_CELL_LENGTH && has(i); i++) {
            String next = ahead.get(i);
            length += next.length() + 1;
            int end = closingQuote(next);
            if (end < 0) {
                continue;
            }
            String rest = next.substring(end + 1);
            if (!rest.isBlank() && rest.charAt(0) != delimiter) {
                return 0;
            }
            if (!isOpen(rest)) {
                return i + 1;
            }
        }
        return 0;
    }

    /// Returns where a line closes the quote that is open at its beginning; -1 if it does not.
    private static int closingQuote(String line) {
        int end = line.indexOf(QUOTE);
        while (end >= 0 && line.startsWith("\"", end + 1)) {
            end = line.indexOf(QUOTE, end + 2);
        }
        return end;
    }

    private boolean has(int index) throws IOException {
        while (ahead.size() <= index) {
            var next = new StringBuilder();
            int c = character();
            if (c == '\n' && afterReturn) {
                c = character();
            }
            if (c < 0) {
                return false;
            }
            for (; c >= 0 && c != '\n' && c != '\r'; c = character()) {
                next.append((char) c);
                if (next.length() > MAX_LINE_LENGTH) {
                    throw new IOException("a line has more than " + MAX_LINE_LENGTH + " characters");
                }
            }
            afterReturn = c == '\r';
            ahead.add(next.toString());
        }
        return true;
    }

    private int character() throws IOException {
        if (bufferAt == bufferEnd) {
            bufferEnd = text.read(buffer);
            bufferAt = 0;
            if (bufferEnd <= 0) {
                bufferEnd = 0;
                return -1;
            }
        }
        return buffer[bufferAt++];
    }
}
