package gazette.subscribers.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The text of a CSV file, in which a quote that is never closed spoils one line and does not swallow the others: it is
/// closed where its line ends, and that is noted.
final class CsvQuoteRepair extends Reader {
    private static final char QUOTE = '"';
    private static final int LONGEST_LINE = 1 << 20;
    /// What a cell of several lines may have: twice as much as Excel's.
    private static final int LONGEST_CELL = 1 << 16;

    private final Reader text;
    /// Of the text; a file has millions of characters, and to ask a reader for each would take seconds.
    private final char[] buffer = new char[1 << 16];
    private int filled;
    private int taken;
    private final char delimiter;
    private final List<String> ahead = new ArrayList<>();
    private final Deque<Long> mended = new ArrayDeque<>();
    private boolean afterReturn;
    private long line = 1;
    private String record = "";
    private int at;

    CsvQuoteRepair(Reader text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /// Whether a line has a quote that is never closed. Lines are asked for in their order, after they were read.
    boolean hadUnclosedQuote(long number) {
        while (!mended.isEmpty() && mended.getFirst() < number) {
            mended.removeFirst();
        }
        return !mended.isEmpty() && mended.getFirst() == number;
    }

    /// A record at a time, so that those before a line that cannot be read are.
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
            mended.add(line);
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

    /// How many lines the next record has, whose first one ends in an open quote; 0 if none closes it as the end of a
    /// cell: a quote that the next letter follows opens another cell.
    private int linesOfRecord() throws IOException {
        int looked = 0;
        for (int i = 1; looked < LONGEST_CELL && has(i); i++) {
            String next = ahead.get(i);
            looked += next.length() + 1;
            int end = end(next);
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

    /// Where the quote is closed that is open at a line's beginning; -1 if nowhere in it.
    private static int end(String line) {
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
                if (next.length() > LONGEST_LINE) {
                    throw new IOException("a line has more than " + LONGEST_LINE + " characters");
                }
            }
            afterReturn = c == '\r';
            ahead.add(next.toString());
        }
        return true;
    }

    private int character() throws IOException {
        if (taken == filled) {
            filled = text.read(buffer);
            taken = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[taken++];
    }
}
