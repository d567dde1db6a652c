package gazette.articles.parsing;

import gazette.articles.formats.ArticleFormat;
import gazette.articles.heads.FrontMatter;
import gazette.articles.heads.YamlHeadEditor;
import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import gazette.config.Utf8DecodeResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes an article's file apart into the fields of a form and its text, and puts it together again. What is not
/// changed keeps its bytes: line ends, the byte order mark, unknown keys, comments.
public final class EditableFile {
    private static final String MARK = "\ufeff";
    private static final String FENCE = "---";
    private static final String OTHER_END = "...";

    private final String mark;
    private final String lineEnd;
    private final List<String> opening;
    private final List<String> headLines;
    private final YamlHeadEditor head;
    private final List<String> closing;
    private final List<String> text;
    private final Map<ArticleField, String> fields;

    private EditableFile(
            String mark,
            String lineEnd,
            List<String> opening,
            List<String> headLines,
            YamlHeadEditor head,
            List<String> closing,
            List<String> text,
            Map<ArticleField, String> fields) {
        this.mark = mark;
        this.lineEnd = lineEnd;
        this.opening = opening;
        this.headLines = headLines;
        this.head = head;
        this.closing = closing;
        this.text = text;
        this.fields = fields;
    }

    /// Reads a file; empty if a form cannot hold it: it is no UTF-8, no Markdown, or has another head than one in YAML.
    public static Optional<EditableFile> of(byte[] bytes) {
        return Utf8DecodeResult.read(bytes) instanceof Utf8DecodeResult.Text(String written)
                ? of(written)
                : Optional.empty();
    }

    private static Optional<EditableFile> of(String written) {
        String mark = written.startsWith(MARK) ? MARK : "";
        String text = written.substring(mark.length());
        List<String> lines = EndedLines.of(text);
        if (!text.isBlank() && !isMarkdown(text)) {
            return Optional.empty();
        }
        int end = headEnd(lines);
        List<String> head = end < 0 ? List.of() : lines.subList(1, end);
        int body = end + 1;
        while (body < lines.size() && lines.get(body).isBlank()) {
            body++;
        }
        List<String> closing = lines.subList(Math.max(end, 0), body);
        List<String> rest = lines.subList(body, lines.size());
        return YamlHeadEditor.of(head.stream().map(EndedLines::plain).toList())
                .filter(_ -> end < 0 || hasHead(text))
                .flatMap(editor -> fields(editor)
                        .map(fields -> new EditableFile(
                                mark,
                                EndedLines.end(lines),
                                end < 0 ? List.of() : lines.subList(0, 1),
                                head,
                                editor,
                                closing,
                                rest,
                                fields)));
    }

    /// Makes the file of an article that is not written yet.
    public static EditableFile empty() {
        return of("").orElseThrow();
    }

    /// Returns a whole file with another text in the line ends and with the mark of the one it replaces.
    ///
    /// @param changed with `\n` as line ends
    public static byte[] whole(byte[] original, String changed) {
        if (!(Utf8DecodeResult.read(original) instanceof Utf8DecodeResult.Text(String written))) {
            return changed.getBytes(StandardCharsets.UTF_8);
        }
        String mark = written.startsWith(MARK) ? MARK : "";
        List<String> lines = EndedLines.of(written.substring(mark.length()));
        String joined = mark + String.join("", EndedLines.changed(lines, changed, EndedLines.end(lines)));
        return joined.getBytes(StandardCharsets.UTF_8);
    }

    /// Returns the values of the fields; empty text where the head has none.
    public Map<ArticleField, String> fields() {
        return fields;
    }

    /// Returns the text below the head, with `\n` as line ends.
    public String text() {
        return EndedLines.shown(text);
    }

    /// Returns the file with other values and another text.
    ///
    /// @param values fields that are missing stay as they are
    /// @param changed with `\n` as line ends
    public byte[] with(Map<ArticleField, String> values, String changed) {
        YamlHeadEditor edited = head;
        for (ArticleField field : ArticleField.values()) {
            String before = fields.getOrDefault(field, "");
            String value = values.getOrDefault(field, before);
            if (!value.strip().equals(before.strip())) {
                edited = edited.with(field.key(), value, field == ArticleField.TAGS);
            }
        }
        var all = new ArrayList<String>();
        boolean isHeadNew = opening.isEmpty() && !edited.lines().isEmpty();
        all.addAll(isHeadNew ? List.of(FENCE + lineEnd) : opening);
        String keys = edited.lines().stream().map(line -> line + "\n").collect(Collectors.joining());
        all.addAll(EndedLines.changed(headLines, keys, lineEnd));
        all.addAll(isHeadNew ? List.of(FENCE + lineEnd, lineEnd) : closing);
        all.addAll(EndedLines.changed(text, changed, lineEnd));
        return (mark + String.join("", all)).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isMarkdown(String text) {
        var diagnostics = new ArticleDiagnostics(Path.of(""));
        Optional<ArticleFileText> file = ArticleFileText.decode(text.getBytes(StandardCharsets.UTF_8), diagnostics);
        return file.filter(ArticleFormat::isMarkdown)
                .flatMap(some -> FrontMatter.read(some, diagnostics))
                .filter(front -> front.isWritten() == text.startsWith(FENCE) || !front.isWritten())
                .filter(front -> ArticleFormat.isMarkdown(new ArticleFileText(front.body())))
                .isPresent();
    }

    private static boolean hasHead(String text) {
        var diagnostics = new ArticleDiagnostics(Path.of(""));
        return ArticleFileText.decode(text.getBytes(StandardCharsets.UTF_8), diagnostics)
                .flatMap(file -> FrontMatter.read(file, diagnostics))
                .filter(FrontMatter::isWritten)
                .isPresent();
    }

    /// Returns the line that ends the head; -1 if there is none.
    private static int headEnd(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals(FENCE)) {
            return -1;
        }
        return Stream.iterate(1, line -> line < lines.size(), line -> line + 1)
                .filter(line -> lines.get(line).stripTrailing().equals(FENCE)
                        || lines.get(line).stripTrailing().equals(OTHER_END))
                .findFirst()
                .orElse(-1);
    }

    private static Optional<Map<ArticleField, String>> fields(YamlHeadEditor head) {
        Map<ArticleField, String> fields = new EnumMap<>(ArticleField.class);
        for (ArticleField field : ArticleField.values()) {
            Optional<String> value = head.value(field.key());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            fields.put(field, value.get());
        }
        return Optional.of(fields);
    }
}
