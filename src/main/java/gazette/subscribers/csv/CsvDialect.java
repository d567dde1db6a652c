package gazette.subscribers.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Describes how a CSV file is written: encoding, delimiter and header.
///
/// @param skipped how many records are before the header: Excel's `sep=;`, the name of a table, a title
/// @param header the headings; empty if the first line is already a subscriber
public record CsvDialect(Charset charset, char delimiter, int skipped, List<String> header) {
    private static final int SAMPLE = 1 << 16;
    private static final int RECORDS = 200;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final Pattern SEP = Pattern.compile("^sep=(.)\\r?\\n", Pattern.CASE_INSENSITIVE);
    /// Encodings that programs name although they mean a larger one that succeeded it.
    private static final Map<String, Charset> SUCCESSORS = Map.of(
            "gb2312", CharsetDetector.GB18030,
            "gbk", CharsetDetector.GB18030,
            "iso-8859-1", CharsetDetector.WINDOWS_1252,
            "latin1", CharsetDetector.WINDOWS_1252,
            "ascii", CharsetDetector.WINDOWS_1252,
            "us-ascii", CharsetDetector.WINDOWS_1252,
            "utf-16", StandardCharsets.UTF_16LE);

    /// Guesses the dialect of a file from its content, but for what is given.
    public static CsvDialect of(Path file, CsvOptions options) throws IOException {
        Charset charset = options.charset().isPresent() ? options.charset().get() : CharsetDetector.of(file);
        String sample = sample(file, charset);
        Matcher sep = SEP.matcher(sample);
        boolean hasSep = sep.find();
        String rest = hasSep ? sample.substring(sep.end()) : sample;
        char separator =
                options.delimiter().orElseGet(() -> hasSep ? sep.group(1).charAt(0) : guessDelimiter(rest));
        var header = CsvHeader.in(records(rest, separator), options.columns().keySet());
        return new CsvDialect(charset, separator, header.titles() + (hasSep ? 1 : 0), header.headings());
    }

    /// Returns an encoding by any of its names; empty if there is none.
    public static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Optional.ofNullable(SUCCESSORS.get(name.toLowerCase(Locale.ROOT)))
                    .orElseGet(() -> Charset.forName(name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    /// Returns a description such as `UTF-8, commas`.
    @Override
    public String toString() {
        String delimiters = switch (delimiter) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "bars";
            default -> "'" + delimiter + "'";
        };
        return charset + ", " + delimiters + (header.isEmpty() ? ", no header" : "");
    }

    private static String sample(Path file, Charset charset) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(SAMPLE);
            String text = new String(bytes, charset);
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            int end = bytes.length < SAMPLE ? unmarked.length() : unmarked.lastIndexOf('\n') + 1;
            return end > 0 ? unmarked.substring(0, end) : unmarked;
        }
    }

    /// Returns the delimiter that splits most lines into the same number of cells, more than one.
    private static char guessDelimiter(String sample) {
        char best = ',';
        double bestScore = 0;
        for (char candidate : DELIMITERS) {
            double score = score(records(sample, candidate));
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(List<CsvRecord> records) {
        var counts = new HashMap<Integer, Integer>();
        records.forEach(row -> counts.merge(row.getFieldCount(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .mapToDouble(entry -> (double) entry.getValue() / records.size() + entry.getKey() / 1e6)
                .max()
                .orElse(0);
    }

    /// Returns a builder of readers that accept the irregular rows that spreadsheets write.
    static CsvReader.CsvReaderBuilder builder(char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true);
    }

    private static List<CsvRecord> records(String sample, char delimiter) {
        try (var reader = builder(delimiter).ofCsvRecord(new CsvQuoteRepair(new StringReader(sample), delimiter))) {
            return reader.stream().limit(RECORDS).toList();
        } catch (CsvParseException | IOException _) {
            return List.of();
        }
    }
}
