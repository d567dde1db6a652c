package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.articles.Article;
import gazette.articles.parsing.ArticleField;
import gazette.articles.parsing.EditableFile;
import gazette.articles.parsing.InvalidArticle;
import gazette.articles.parsing.ParseResult;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Diagnostic;
import gazette.config.Utf8DecodeResult;
import gazette.press.files.DeskFolders;
import gazette.press.files.EditArticle;
import gazette.press.files.EditArticle.SavedArticle;
import gazette.press.files.FolderFile;
import gazette.press.files.RefusedWriteException;
import gazette.press.ingest.IngestSources;
import gazette.press.publishing.PreviewArticle;
import gazette.store.ArticleEditTable.ArticleEdit;
import gazette.store.DeskWriteTable.DeskWrite;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes articles: new ones and those of the folders that the desk may write.
final class ArticleEditPages {
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    /// Reading more files than these takes longer than an editor waits; the process reads them within a second
    /// or so.
    private static final int FEW_FILES = 300;
    private static final String TIME_FIELD = "(?:\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2})?";
    private static final String DATE_FIELD = "(?:\\d{4}-\\d{2}-\\d{2})?";

    List<AdminRoute> routes() {
        String path = ArticlePages.PATH;
        return List.of(
                AdminRoute.get(path + "/new", AccountRole.WRITER, ArticleEditPages::begin),
                AdminRoute.get(path + "/edit", AccountRole.WRITER, ArticleEditPages::edit),
                AdminRoute.post(path + "/keep", AccountRole.WRITER, guarded(ArticleEditPages::keep)),
                AdminRoute.post(path + "/save", AccountRole.WRITER, guarded(ArticleEditPages::save)),
                AdminRoute.post(path + "/discard", AccountRole.WRITER, guarded(ArticleEditPages::discard)),
                AdminRoute.post(path + "/preview", AccountRole.WRITER, guarded(ArticleEditPages::keepAndPreview)),
                AdminRoute.get(path + "/preview", AccountRole.WRITER, ArticleEditPages::preview),
                AdminRoute.get(path + "/frame", AccountRole.WRITER, ArticleEditPages::frame));
    }

    /// Returns a handler that says so if the desk may not do what is asked, and asks nothing of a folder that
    /// it may not write.
    static AdminHandler guarded(AdminHandler handler) {
        return request -> {
            try {
                String folder = request.form("folder");
                if (!folder.isEmpty() && !folders(request).contains(folder)) {
                    request.problem(CONFLICT, "files.no_folders");
                    return;
                }
                handler.handle(request);
            } catch (RefusedWriteException e) {
                request.problem(CONFLICT, "files.refused", e.problem(), e.remedy());
            }
        };
    }

    private static void begin(AdminRequest request) {
        Optional<String> folder = folders(request).stream().findFirst();
        if (folder.isEmpty()) {
            request.problem(CONFLICT, "files.no_folders");
            return;
        }
        show(request, 200, new EditArticle(request.app(), request.account()).begin(folder.get()), List.of());
    }

    private static void edit(AdminRequest request) {
        var edits = new EditArticle(request.app(), request.account());
        try {
            Optional<ArticleEdit> edit = request.query("key").isEmpty()
                    ? file(request).flatMap(edits::open)
                    : edits.find(request.query("key"));
            edit.ifPresentOrElse(
                    found -> show(request, 200, found, List.of()), () -> request.problem(404, "files.no_file"));
        } catch (RefusedWriteException e) {
            request.problem(CONFLICT, "files.refused", e.problem(), e.remedy());
        }
    }

    /// Returns the file that an address names by its folder and path.
    static Optional<FolderFile> file(AdminRequest request) {
        String file = request.query("file");
        return folders(request).stream()
                .filter(folder -> file.startsWith(folder + "/"))
                .map(folder -> new FolderFile(folder, file.substring(folder.length() + 1)))
                .findFirst();
    }

    static List<String> folders(AdminRequest request) {
        var folders = new DeskFolders(request.app().config());
        return folders.sources().stream()
                .flatMap(source -> folders.nameOf(source).stream())
                .toList();
    }

    static void show(AdminRequest request, int status, ArticleEdit edit, List<Diagnostic> faults) {
        Optional<EditableFile> form = EditableFile.of(edit.bytes());
        Optional<String> whole = form.isPresent() ? Optional.empty() : text(edit.bytes());
        if (form.isEmpty() && whole.isEmpty()) {
            request.problem(CONFLICT, "files.not_utf8", edit.folder() + "/" + edit.path());
            return;
        }
        Map<String, Object> model = new HashMap<>();
        Map<ArticleField, String> fields =
                form.map(EditableFile::fields).orElseGet(() -> new EnumMap<>(ArticleField.class));
        Map<String, String> values = new HashMap<>();
        fields.forEach((field, value) -> values.put(field.key(), value));
        model.put("edit", edit);
        model.put("isWhole", whole.isPresent());
        model.put("text", form.map(EditableFile::text).or(() -> whole).orElseThrow());
        model.put("values", values);
        model.put("isPinned", ArticleForm.isTrue(values.getOrDefault("pin", "")));
        model.put("isDraft", ArticleForm.isTrue(values.getOrDefault("draft", "")));
        model.put("hasDateField", values.getOrDefault("date", "").matches(DATE_FIELD));
        model.put("hasTimeField", values.getOrDefault("send_after", "").matches(TIME_FIELD));
        model.put("zone", zone(request).getId());
        model.put("folders", folders(request));
        model.put("faults", faults);
        model.put(
                "others",
                request.app()
                        .store()
                        .read(tables ->
                                tables.articleEdits().others(request.account().id(), edit.folder(), edit.path())));
        model.put("languages", List.of("en", "zh", "de", "fr", "es", "ja"));
        request.render(status, "article_edit", model);
    }

    private static Optional<String> text(byte[] bytes) {
        return Utf8DecodeResult.read(bytes) instanceof Utf8DecodeResult.Text(String text)
                ? Optional.of(text.replace("\ufeff", "").replace("\r\n", "\n"))
                : Optional.empty();
    }

    private static ZoneId zone(AdminRequest request) {
        return request.app().config().publication().zone();
    }

    /// Keeps what is typed; a script asks for it every now and then.
    private static void keep(AdminRequest request) {
        ArticleEdit seen = new ArticleForm(request).read();
        ArticleEdit kept = new EditArticle(request.app(), request.account()).keep(seen);
        request.render(
                "article_kept",
                Map.of("edit", kept, "isSplit", !kept.key().equals(seen.key()), "checks", checks(request, kept)));
    }

    private static List<Diagnostic> checks(AdminRequest request, ArticleEdit edit) {
        return switch (new PreviewArticle(request.app()).parse(place(edit), edit.bytes())) {
            case InvalidArticle invalid -> invalid.faults();
            case ParsedArticle parsed -> parsed.warnings();
        };
    }

    static FolderFile place(ArticleEdit edit) {
        return new FolderFile(edit.folder(), edit.path().isEmpty() ? "new.md" : edit.path());
    }

    private static void save(AdminRequest request) {
        var form = new ArticleForm(request);
        try {
            ArticleEdit edit = form.read();
            ParseResult parsed = new PreviewArticle(request.app()).parse(place(edit), edit.bytes());
            if (parsed instanceof InvalidArticle invalid
                    && request.form("anyway").isEmpty()) {
                ArticleEdit kept = new EditArticle(request.app(), request.account()).keep(edit);
                show(request, UNPROCESSABLE, kept, invalid.faults());
                return;
            }
            SavedArticle saved = new EditArticle(request.app(), request.account())
                    .save(
                            edit,
                            form.title(),
                            (tables, file) -> tables.audit()
                                    .append(
                                            request.app().clock().instant(),
                                            request.audit(
                                                    "article.write",
                                                    file.shown(),
                                                    Optional.of(edit.base()).filter(base -> !base.isEmpty()),
                                                    Optional.of(gazette.text.Sha256.hex(edit.bytes())))));
            after(request, saved.file(), saved.written());
        } catch (RefusedWriteException e) {
            ArticleEdit kept = new EditArticle(request.app(), request.account()).keep(form.read());
            show(
                    request,
                    UNPROCESSABLE,
                    kept,
                    List.of(new Diagnostic(java.nio.file.Path.of(place(kept).shown()), 1, e.problem(), e.remedy())));
        }
    }

    /// Leads on from a write, and says what became of it.
    static void after(AdminRequest request, FolderFile file, Optional<DeskWrite> written) {
        if (written.filter(DeskWrite::isConflict).isPresent()) {
            request.redirect(ArticlePages.PATH + "/conflict/" + written.get().id());
            return;
        }
        Optional<DeskWrite> waiting = written.filter(DeskWrite::isWaiting);
        waiting.ifPresentOrElse(
                some -> request.notice("files.saved_waiting", file.shown(), some.problem(), some.remedy()),
                () -> request.notice(written.isPresent() ? "files.saved" : "files.saved_same", file.shown()));
        readNow(request);
        request.redirect(ArticlePages.editor(file.shown()));
    }

    /// Has the lists show at once what was written, if that takes no time.
    static void readNow(AdminRequest request) {
        boolean isQuick = request.app().config().folders().stream()
                        .mapToInt(folder -> request.app()
                                .store()
                                .read(tables -> tables.articles().presentPaths(folder.name()))
                                .size())
                        .sum()
                <= FEW_FILES;
        if (isQuick) {
            IngestSources.ofFolders(request.app());
        }
    }

    private static void discard(AdminRequest request) {
        new EditArticle(request.app(), request.account()).discard(request.form("key"));
        request.notice("files.discarded");
        request.redirect(
                request.form("path").isEmpty()
                        ? ArticlePages.PATH
                        : ArticlePages.editor(request.form("folder") + "/" + request.form("path")));
    }

    private static void keepAndPreview(AdminRequest request) {
        ArticleEdit kept = new EditArticle(request.app(), request.account()).keep(new ArticleForm(request).read());
        request.redirect(new ViewAddress(ArticlePages.PATH + "/preview")
                .with("key", kept.key())
                .toString());
    }

    private static void preview(AdminRequest request) {
        Optional<ArticleEdit> edit = new EditArticle(request.app(), request.account()).find(request.query("key"));
        if (edit.isEmpty()) {
            request.problem(404, "files.no_file");
            return;
        }
        request.render("article_preview", Map.of("edit", edit.get(), "checks", checks(request, edit.get())));
    }

    /// Shows a letter or a page with the article, in a frame.
    private static void frame(AdminRequest request) {
        Optional<ArticleEdit> edit = new EditArticle(request.app(), request.account()).find(request.query("key"));
        var preview = new PreviewArticle(request.app());
        Optional<Article> article = edit.map(some -> preview.parse(place(some), some.bytes()))
                .filter(ParsedArticle.class::isInstance)
                .map(parsed -> ((ParsedArticle) parsed).article());
        boolean isDark = request.query("scheme").equals("dark");
        boolean isPage = request.query("as").equals("page")
                || request.app().config().schedules().isEmpty();
        request.preview(article.map(some -> isPage ? preview.page(some, isDark) : preview.letter(some, isDark))
                .orElse("<!doctype html><title>-</title><p>" + request.text("files.preview_nothing")));
    }
}
