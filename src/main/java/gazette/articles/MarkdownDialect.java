package gazette.articles;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Markdown, with or without a head in YAML between two lines of `---`.
final class MarkdownDialect implements Dialect {
    private static final Pattern HEAD =
            Pattern.compile("\\A\\s*---[ \\t]*\\n(.*?)^(?:---|\\.\\.\\.)[ \\t]*$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern OPEN_HEAD = Pattern.compile("\\A\\s*---[ \\t]*\\n[A-Za-z_]+:");

    @Override
    public Optional<Draft> read(Manuscript manuscript, Findings findings) {
        String text = manuscript.text();
        Matcher head = HEAD.matcher(text);
        if (head.find()) {
            int line = 1
                    + (int) text.substring(0, head.start(1))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return new FrontMatter(line, findings)
                    .read(head.group(1))
                    .map(f -> draft(f, text.substring(head.end()), manuscript, findings));
        }
        if (OPEN_HEAD.matcher(text).find()) {
            findings.fault(1, "the head that begins here has no end", "write a line of '---' after its last key");
            return Optional.empty();
        }
        return Optional.of(draft(Map.of(), text, manuscript, findings));
    }

    private static Draft draft(Map<String, Field> head, String body, Manuscript manuscript, Findings findings) {
        for (String label : Markdown.unusedNotes(body)) {
            findings.warn(
                    manuscript.lineOf("[^" + label + "]:"),
                    "no number leads to the note [^" + label + "], and it is left out",
                    "write [^" + label + "] where it belongs, or remove the note");
        }
        return new Draft(head, Optional.empty(), Markdown.render(body));
    }
}
