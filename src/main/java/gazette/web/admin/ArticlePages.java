package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.articles.parsing.ArticleField;
import gazette.articles.parsing.EditableFile;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.FolderConfig;
import gazette.press.files.DeskFolders;
import gazette.sources.folders.DisplayPath;
import gazette.store.ArticleEditTable.ArticleEdit;
import gazette.store.ArticleListQueries.ArticleFilter;
import gazette.store.ArticleListQueries.ListedArticle;
import gazette.store.DeskWriteTable.OpenDeskWrite;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists articles, files that cannot be read, and what is not yet in a folder.
final class ArticlePages {
    static final String PATH = "/desk/articles";

    private static final int ROWS = 50;
    private static final int UNSAVED = 20;
    private static final String FAULTY = "faulty";
    private static final String WAITING = "waiting";

    /// Describes a row of the table.
    ///
    /// @param states words of states, see the texts `files.state.…`
    /// @param waitsUntil when it may go out
    /// @param edit the address of its editor, if the desk may write it
    record Row(ListedArticle article, List<String> states, Optional<Instant> waitsUntil, Optional<String> edit) {}

    /// Describes a file that cannot be read.
    record FaultRow(Diagnostic fault, Optional<String> edit) {}

    /// Describes what the account has not saved.
    record UnsavedRow(String key, String title, String file, Instant updatedAt) {}

    List<AdminRoute> routes() {
        return List.of(AdminRoute.get(PATH, AccountRole.VIEWER, ArticlePages::list));
    }

    private static void list(AdminRequest request) {
        String filter = request.query("show");
        Map<String, Object> model = new HashMap<>();
        List<OpenDeskWrite> open =
                request.app().store().read(tables -> tables.deskWrites().open());
        List<Diagnostic> faults =
                request.app().store().read(tables -> tables.fileFaults().all());
        model.put("show", filter);
        model.put("search", request.query("q"));
        model.put("source", request.query("source"));
        model.put("sources", request.app().config().sources().keySet());
        model.put("filters", filters());
        model.put("open", open);
        model.put("faultCount", faults.size());
        model.put("mayWrite", mayWrite(request));
        model.put("hasFolders", request.app().hasDeskWrites());
        model.put("unsaved", unsaved(request));
        switch (filter) {
            case FAULTY ->
                model.put(
                        "faults",
                        faults.stream().map(fault -> faultRow(fault, request)).toList());
            case WAITING -> model.put("writes", open);
            default -> putArticles(request, filter, model);
        }
        request.render("articles", model);
    }

    private static List<String> filters() {
        return Stream.concat(Arrays.stream(ArticleFilter.values()).map(ArticlePages::word), Stream.of(FAULTY, WAITING))
                .toList();
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static boolean mayWrite(AdminRequest request) {
        return request.app().hasDeskWrites() && request.account().role().includes(AccountRole.WRITER);
    }

    private static List<UnsavedRow> unsaved(AdminRequest request) {
        long account = request.account().id();
        return request.app().store().read(tables -> tables.articleEdits().of(account, UNSAVED)).stream()
                .map(ArticlePages::unsavedRow)
                .toList();
    }

    private static UnsavedRow unsavedRow(ArticleEdit edit) {
        String file = edit.path().isEmpty() ? "" : edit.folder() + "/" + edit.path();
        String title = EditableFile.of(edit.bytes())
                .map(article -> article.fields().getOrDefault(ArticleField.TITLE, ""))
                .orElse("");
        return new UnsavedRow(edit.key(), title, file, edit.updatedAt());
    }

    private static void putArticles(AdminRequest request, String word, Map<String, Object> model) {
        ArticleFilter filter = Arrays.stream(ArticleFilter.values())
                .filter(known -> word(known).equals(word))
                .findFirst()
                .orElse(ArticleFilter.ALL);
        Optional<Long> after = number(request.query("after"));
        Instant now = request.app().clock().instant();
        List<ListedArticle> found = request.app()
                .store()
                .read(tables -> tables.articleList()
                        .page(filter, request.query("q").strip(), request.query("source"), after, now, ROWS + 1));
        List<Row> rows = found.stream()
                .limit(ROWS)
                .map(article -> row(article, request, now))
                .toList();
        model.put("rows", rows);
        if (found.size() > ROWS) {
            model.put("older", address(request, rows.getLast().article().id()));
        }
    }

    private static String address(AdminRequest request, long after) {
        return new ViewAddress(PATH)
                .with("show", request.query("show"))
                .with("q", request.query("q"))
                .with("source", request.query("source"))
                .with("after", after)
                .toString();
    }

    private static Row row(ListedArticle article, AdminRequest request, Instant now) {
        return new Row(article, states(article, now), article.waitsUntil(now), edit(article, request));
    }

    static List<String> states(ListedArticle article, Instant now) {
        boolean isScheduled = article.waitsUntil(now).isPresent();
        boolean isNew = !article.issued() && !article.leftOut() && !article.draft() && !isScheduled;
        return Stream.of(
                        word("gone", !article.present()),
                        word("draft", article.draft()),
                        word("scheduled", isScheduled && !article.draft()),
                        word("expired", article.isExpired(now)),
                        word("issued", article.issued()),
                        word("left_out", article.leftOut() && !article.issued()),
                        word("new", isNew && article.present()),
                        word("pinned", article.pinned()),
                        word("warned", article.warned()))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> word(String word, boolean applies) {
        return Optional.of(word).filter(_ -> applies);
    }

    /// Returns the address of the editor of an article; empty if this account may not write it.
    static Optional<String> edit(ListedArticle article, AdminRequest request) {
        return mayWrite(request) && article.present()
                ? new DeskFolders(request.app().config())
                        .file(article.source(), Path.of(article.path()))
                        .map(file -> editor(file.shown()))
                : Optional.empty();
    }

    private static FaultRow faultRow(Diagnostic fault, AdminRequest request) {
        return new FaultRow(fault, editable(fault.file(), request));
    }

    /// Messages name a file by the folder's own name.
    private static Optional<String> editable(Path shown, AdminRequest request) {
        Config config = request.app().config();
        var folders = new DeskFolders(config);
        return mayWrite(request)
                ? folders.sources().stream()
                        .filter(folder -> shown.startsWith(DisplayPath.shown(folder, Path.of(""))))
                        .findFirst()
                        .flatMap(folder -> folders.file(folder.name(), relative(folder, shown)))
                        .map(file -> editor(file.shown()))
                : Optional.empty();
    }

    private static Path relative(FolderConfig folder, Path shown) {
        return DisplayPath.shown(folder, Path.of("")).relativize(shown);
    }

    static String editor(String file) {
        return new ViewAddress(PATH + "/edit").with("file", file).toString();
    }

    /// Returns the address of the editor of what is kept under a key.
    static String keptEditor(String key) {
        return new ViewAddress(PATH + "/edit").with("key", key).toString();
    }

    static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
