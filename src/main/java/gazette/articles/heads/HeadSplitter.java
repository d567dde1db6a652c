package gazette.articles.heads;

import gazette.articles.text.ArticleDiagnostics;
import gazette.articles.text.ArticleFileText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits a file into its head and its text, and hands the head on to the parser of its notation.
///
/// @param text of the file
record HeadSplitter(ArticleFileText file, String text, ArticleDiagnostics diagnostics) {
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0\\u200b\\u2060\\u3000]*");
    private static final Pattern FENCE =
            Pattern.compile("(-{3,}|\\+{3,}|;{3,})[ \\t]*(\\w*)[ \\t]*(?:#[^\\n]*)?(?:\\n|\\z)");
    private static final Pattern KEY =
            Pattern.compile("[\"']?([\\p{L}_][\\p{L}\\p{N}_. -]{0,40})[\"']?[ \\t]*[:=](?:\\s|\\z)");
    private static final Pattern TOML_KEY = Pattern.compile("\\[|[\"']?[\\w. -]+[\"']?[ \\t]*=");
    private static final Pattern JSON = Pattern.compile("\\{\\s*(?:[\"'}]|[A-Za-z_]\\w*\\s*:\\s)");
    private static final Pattern BARE_JSON = Pattern.compile("\"[^\"\\n]+\"[ \\t]*:");
    private static final String BARE_JSON_END = ";;;";
    /// What editors that improve typography make of `---`, and too few or spaced hyphens.
    private static final Pattern WRONG_FENCE = Pattern.compile(
            "(?:[-–—−‒―][ \\t]*){1,6}\\n|[*_=~]{3,}[ \\t]*\\n|`{3,}[ \\t]*(?:ya?ml|toml|json)?[ \\t]*\\n");
    private static final Pattern EXPORTED_DRAFT = Pattern.compile(
            "(?i)\\b(?:is_?)?(?:(?:draft|private|hidden|unlisted)[\"']?\\s*:\\s*true|publish(?:ed)?[\"']?\\s*:\\s*false)");
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    HeadSplitter(ArticleFileText file, ArticleDiagnostics diagnostics) {
        this(file, file.text(), diagnostics);
    }

    /// Splits the file; empty, with an error, if there is a head that cannot be read.
    Optional<FrontMatter> split() {
        int start = afterBlank(0);
        int fence = afterComments(start);
        Matcher marks = at(FENCE, fence);
        if (marks.lookingAt()) {
            return fenced(marks);
        }
        if (at(JSON, start).lookingAt()) {
            return json(start);
        }
        if (at(BARE_JSON, start).lookingAt() && endOf(BARE_JSON_END, start) > 0) {
            return bareJson(start, endOf(BARE_JSON_END, start));
        }
        Matcher wrong = at(WRONG_FENCE, start);
        if (wrong.lookingAt() && beginsWithKnownKey(wrong.end())) {
            return error(start, "the head begins with a line that is not '---'", "write three hyphens in it");
        }
        return PercentHead.find(file, start)
                .or(() -> PropertyLines.find(file, start, diagnostics))
                .map(this::of);
    }

    private FrontMatter of(PropertyLines.FoundLines found) {
        boolean isWritten = found.end() > found.start();
        return frontMatter(found.values(), found.start(), found.end(), isWritten);
    }

    private Optional<FrontMatter> fenced(Matcher marks) {
        String fence = marks.group(1);
        int begin = marks.end();
        int end = endOf(fence, begin);
        if (end < 0) {
            return isOpenHead(fence, begin)
                    ? error(
                            marks.start(),
                            "the head that begins here has no end",
                            "write a line of '" + fence + "' after its last key")
                    : Optional.of(frontMatter(Map.of(), 0, 0, false));
        }
        String head = text.substring(begin, end);
        int line = file.lineAt(begin);
        return values(fence, marks.group(2), head, line).flatMap(values -> withSecond(values, lineEnd(end)));
    }

    /// A tool that knows no heads may put its own one above that of a file. Both count.
    private Optional<FrontMatter> withSecond(Map<String, MetadataValue> first, int end) {
        Matcher marks = at(FENCE, afterBlank(end));
        boolean isHead = marks.lookingAt() && beginsWithKnownKey(marks.end());
        int secondEnd = isHead ? endOf(marks.group(1), marks.end()) : -1;
        if (secondEnd < 0) {
            return Optional.of(frontMatter(first, 0, end, true));
        }
        int line = file.lineAt(marks.end());
        return values(marks.group(1), marks.group(2), text.substring(marks.end(), secondEnd), line)
                .map(second -> {
                    Map<String, MetadataValue> both = new LinkedHashMap<>(first);
                    both.put(HeadFields.SECOND, new MetadataValue.Block(line, second));
                    return frontMatter(both, 0, lineEnd(secondEnd), true);
                });
    }

    private Optional<Map<String, MetadataValue>> values(String fence, String language, String head, int line) {
        String notation = language.isEmpty() ? notation(fence) : HeadKey.normal(language);
        return switch (notation) {
            case "yaml", "yml" -> new YamlHead(line, diagnostics).read(head);
            case "toml" -> new TomlHead(line, diagnostics).read(head);
            case "json", "json5" -> jsonValues(head, line);
            default -> {
                diagnostics.error(
                        line - 1, "the head is written in '" + language + "'", "write it in YAML, TOML or JSON");
                yield Optional.empty();
            }
        };
    }

    private static String notation(String fence) {
        return switch (fence.charAt(0)) {
            case '+' -> "toml";
            case ';' -> "json";
            default -> "yaml";
        };
    }

    /// Hexo leaves out the brackets of the object.
    private Optional<Map<String, MetadataValue>> jsonValues(String head, int line) {
        boolean isObject = head.stripLeading().startsWith("{");
        return new JsonHead(line, diagnostics).readAll(isObject ? head : "{" + head + "}");
    }

    private Optional<FrontMatter> json(int start) {
        return new JsonHead(file.lineAt(start), diagnostics)
                .read(text.substring(start))
                .map(head -> frontMatter(head.values(), 0, start + head.length(), true));
    }

    private Optional<FrontMatter> bareJson(int start, int end) {
        return jsonValues(text.substring(start, end), file.lineAt(start))
                .map(values -> frontMatter(values, 0, lineEnd(end), true));
    }

    /// A line of hyphens at the top may be a rule. It begins a head if keys follow at once, or known ones after
    /// empty lines.
    private boolean isOpenHead(String fence, int begin) {
        int first = afterBlank(begin);
        if (fence.startsWith("+")) {
            return at(TOML_KEY, first).lookingAt();
        }
        boolean followsAtOnce = !text.substring(begin, first).contains("\n");
        return followsAtOnce ? at(KEY, first).lookingAt() : beginsWithKnownKey(first);
    }

    private boolean beginsWithKnownKey(int start) {
        Matcher key = at(KEY, start);
        return key.lookingAt() && KnownKeys.contains(HeadKey.normal(key.group(1)));
    }

    /// Returns the start of the line that ends a head; -1 if there is none.
    private int endOf(String fence, int begin) {
        int line = begin;
        while (line < text.length()) {
            String written = text.substring(line, lineEnd(line)).stripTrailing();
            if (written.equals(fence) || (fence.equals("---") && written.equals("..."))) {
                return line;
            }
            line = lineEnd(line) + 1;
        }
        return -1;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int afterBlank(int start) {
        Matcher blank = at(BLANK, start);
        return blank.lookingAt() ? blank.end() : start;
    }

    private int afterComments(int start) {
        int at = start;
        while (text.startsWith(COMMENT, at) && text.indexOf(COMMENT_END, at) > 0) {
            at = afterBlank(text.indexOf(COMMENT_END, at) + COMMENT_END.length());
        }
        return at;
    }

    private Matcher at(Pattern pattern, int start) {
        return pattern.matcher(text).region(start, text.length());
    }

    /// Puts empty lines in the place of a head, and reads what MDX exports below it.
    private FrontMatter frontMatter(Map<String, MetadataValue> values, int start, int end, boolean isWritten) {
        String blank = "\n".repeat((int)
                text.substring(start, end).chars().filter(c -> c == '\n').count());
        String rest = start == end ? text : text.substring(0, start) + blank + text.substring(end);
        ModuleLines module = ModuleLines.of(rest, start + blank.length());
        Map<String, MetadataValue> all = new LinkedHashMap<>(values);
        if (!module.exported().isEmpty()) {
            exported(module, new ArticleFileText(rest).lineAt(module.start())).forEach(all::putIfAbsent);
        }
        return new FrontMatter(all, module.body(), isWritten);
    }

    /// Such an object nearly always looks like one in YAML. One that does not is a program, and says nothing but
    /// whether it holds a draft.
    private Map<String, MetadataValue> exported(ModuleLines module, int line) {
        Optional<Map<String, MetadataValue>> values =
                new YamlHead(line, new ArticleDiagnostics(diagnostics.file())).read(module.exported());
        Map<String, MetadataValue> known = new LinkedHashMap<>(values.orElse(Map.of()));
        known.keySet().removeIf(key -> !KnownKeys.contains(HeadKey.normal(key)));
        if (EXPORTED_DRAFT.matcher(module.exported()).find()) {
            known.put(HeadKey.DRAFT.own(), MetadataValue.of(line, "true"));
        }
        return known;
    }

    private Optional<FrontMatter> error(int at, String problem, String remedy) {
        diagnostics.error(file.lineAt(at), problem, remedy);
        return Optional.empty();
    }
}
