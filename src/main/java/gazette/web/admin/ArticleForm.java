package gazette.web.admin;

import gazette.articles.parsing.ArticleField;
import gazette.articles.parsing.EditableFile;
import gazette.press.files.EditArticle;
import gazette.press.files.FolderContent;
import gazette.press.files.FolderFile;
import gazette.press.files.RefusedWriteException;
import gazette.store.ArticleEditTable.ArticleEdit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the form of the editor of articles.
final class ArticleForm {
    private static final Set<String> TRUE = Set.of("true", "yes", "on", "1", "是");

    private final AdminRequest request;

    ArticleForm(AdminRequest request) {
        this.request = request;
    }

    /// Returns what the form says of an article.
    ArticleEdit read() {
        String key = request.form("key");
        String path = request.form("path");
        if (key.isEmpty() || request.form("folder").isEmpty()) {
            throw new RefusedWriteException("the form is incomplete", "open the article anew");
        }
        return new ArticleEdit(
                key,
                request.account().id(),
                request.form("folder"),
                path,
                request.form("base"),
                ArticlePages.number(request.form("version")).orElse(0L).intValue(),
                bytes(original(key, request.form("folder"), path)),
                request.app().clock().instant());
    }

    /// Returns the title that names a new file: the field's, else the heading of the text.
    String title() {
        String title = request.form(ArticleField.TITLE.key()).strip();
        return title.isEmpty()
                ? request.form("text")
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .map(line -> line.replaceFirst("^#+\\s*", ""))
                        .orElse("")
                : title;
    }

    /// Returns the file that the form began with: as the account left it, else as it is now.
    private byte[] original(String key, String folder, String path) {
        Optional<byte[]> kept =
                new EditArticle(request.app(), request.account()).find(key).map(ArticleEdit::bytes);
        if (kept.isPresent() || path.isEmpty()) {
            return kept.orElse(new byte[0]);
        }
        return FolderContent.read(request.app(), new FolderFile(folder, path))
                .map(FolderContent::bytes)
                .orElse(new byte[0]);
    }

    private byte[] bytes(byte[] original) {
        String text = request.form("text");
        if (request.form("mode").equals("whole")) {
            return EditableFile.whole(original, text);
        }
        EditableFile file = EditableFile.of(original).orElseGet(EditableFile::empty);
        return file.with(
                values(file.fields()), text.isEmpty() || text.endsWith("\n") ? text : endedAsBefore(text, file));
    }

    /// A text area loses no line end, but people do.
    private static String endedAsBefore(String text, EditableFile file) {
        boolean hadEnd = file.text().isEmpty() || file.text().endsWith("\n");
        return hadEnd ? text + "\n" : text;
    }

    private Map<ArticleField, String> values(Map<ArticleField, String> before) {
        Map<ArticleField, String> values = new EnumMap<>(ArticleField.class);
        for (ArticleField field : ArticleField.values()) {
            String old = before.getOrDefault(field, "");
            String value = request.form(field.key()).strip();
            boolean isSame = switch (field) {
                case PIN, DRAFT -> isTrue(old) == isTrue(value);
                case DATE, SEND_AFTER -> spaced(old).equals(spaced(value));
                case TITLE, AUTHOR, TAGS, LANG, SUMMARY, COVER -> old.equals(value);
            };
            if (!isSame) {
                values.put(
                        field, field == ArticleField.DATE || field == ArticleField.SEND_AFTER ? spaced(value) : value);
            }
        }
        return values;
    }

    static boolean isTrue(String written) {
        return TRUE.contains(written.toLowerCase(java.util.Locale.ROOT));
    }

    /// Returns a date as Gazette writes it, not as the field of a browser does.
    private static String spaced(String date) {
        return date.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*") ? date.replaceFirst("T", " ") : date;
    }
}
