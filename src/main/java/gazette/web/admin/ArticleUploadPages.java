package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.articles.parsing.ArticleField;
import gazette.articles.parsing.EditableFile;
import gazette.articles.parsing.PastedArticle;
import gazette.config.FolderConfig;
import gazette.press.files.AddPicture;
import gazette.press.files.AddPicture.AddedPicture;
import gazette.press.files.DeskFolders;
import gazette.press.files.EditArticle;
import gazette.press.files.FolderFile;
import gazette.press.files.RefusedWriteException;
import gazette.press.files.UploadFiles;
import gazette.store.ArticleEditTable.ArticleEdit;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Tables;
import gazette.web.admin.AdminForm.UploadedFile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Takes what editors bring: pictures, files, and what they paste.
final class ArticleUploadPages {
    private static final String UPLOAD = ArticlePages.PATH + "/upload";
    private static final int MOST_ALT = 300;

    /// Describes a file that was put into a folder.
    ///
    /// @param problem why it is not yet in the folder; empty if it is
    /// @param edit the address of its editor; empty for a picture
    record Added(String name, String file, String problem, String remedy, String edit) {}

    /// Describes a file that was not taken.
    record Refusal(String problem, String remedy) {}

    private record Outcome(List<Added> added, List<Refusal> refused) {}

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(UPLOAD, AccountRole.WRITER, request -> showUpload(request, 200, List.of(), List.of())),
                AdminRoute.post(UPLOAD, AccountRole.WRITER, ArticleEditPages.guarded(ArticleUploadPages::upload)),
                AdminRoute.post(
                        ArticlePages.PATH + "/pictures",
                        AccountRole.WRITER,
                        ArticleEditPages.guarded(ArticleUploadPages::pictures)),
                AdminRoute.post(
                        ArticlePages.PATH + "/convert",
                        AccountRole.WRITER,
                        ArticleEditPages.guarded(ArticleUploadPages::convert)),
                AdminRoute.post(
                        ArticlePages.PATH + "/paste",
                        AccountRole.WRITER,
                        ArticleEditPages.guarded(ArticleUploadPages::paste)));
    }

    private static void showUpload(AdminRequest request, int status, List<Added> added, List<Refusal> refused) {
        List<String> folders = ArticleEditPages.folders(request);
        if (folders.isEmpty()) {
            request.problem(409, "files.no_folders");
            return;
        }
        request.render(status, "article_upload", Map.of("folders", folders, "added", added, "refused", refused));
    }

    /// Takes the pictures first, so that the articles find them.
    private static void upload(AdminRequest request) {
        List<UploadedFile> files = request.files("files");
        if (files.isEmpty()) {
            showUpload(request, 422, List.of(), List.of(new Refusal(request.text("files.upload_none"), "")));
            return;
        }
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        files.stream()
                .filter(file -> !UploadFiles.isText(file.name()))
                .forEach(file -> addPicture(request, Optional.empty(), file, outcome));
        files.stream().filter(file -> UploadFiles.isText(file.name())).forEach(file -> addText(request, file, outcome));
        ArticleEditPages.readNow(request);
        showUpload(request, outcome.refused().isEmpty() ? 200 : 422, outcome.added(), outcome.refused());
    }

    private static void addText(AdminRequest request, UploadedFile file, Outcome outcome) {
        try {
            var uploaded = new UploadFiles(request.app(), request.account().name())
                    .text(request.form("folder"), file.name(), file.content(), audit(request, "article.upload"));
            String edit = ArticlePages.editor(uploaded.file().shown());
            outcome.added().add(added(uploaded.file(), uploaded.written(), edit));
        } catch (RefusedWriteException e) {
            outcome.refused().add(new Refusal(e.problem(), e.remedy()));
        }
    }

    /// @param beside the path of the article that it is put beside; empty if an article calls it by its name
    private static void addPicture(AdminRequest request, Optional<String> beside, UploadedFile file, Outcome outcome) {
        try {
            var add = new AddPicture(request.app(), request.account().name());
            BiConsumer<Tables, FolderFile> audit = audit(request, "picture.upload");
            AddedPicture picture = beside.isPresent()
                    ? add.run(request.form("folder"), beside.get(), file.name(), file.content(), audit)
                    : add.named(request.form("folder"), file.name(), file.content(), audit);
            outcome.added().add(added(picture.file(), picture.written(), ""));
        } catch (RefusedWriteException e) {
            outcome.refused().add(new Refusal(e.problem(), e.remedy()));
        }
    }

    private static Added added(FolderFile file, Optional<DeskWrite> written, String edit) {
        Optional<DeskWrite> waiting = written.filter(DeskWrite::isWaiting);
        return new Added(
                file.name(),
                file.shown(),
                waiting.map(DeskWrite::problem).orElse(""),
                waiting.map(DeskWrite::remedy).orElse(""),
                edit);
    }

    private static BiConsumer<Tables, FolderFile> audit(AdminRequest request, String action) {
        return (tables, file) -> tables.audit()
                .append(
                        request.app().clock().instant(),
                        request.audit(action, file.shown(), Optional.empty(), Optional.empty()));
    }

    /// A script gets the outcome alone; without one, the pictures are put at the end of the text.
    private static void pictures(AdminRequest request) {
        var outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        Optional<String> path = Optional.of(request.form("path"));
        request.files("pictures").forEach(file -> addPicture(request, path, file, outcome));
        if (request.isFragment()) {
            request.render("article_pictures", Map.of("added", outcome.added(), "refused", outcome.refused()));
            return;
        }
        ArticleEdit edit = new ArticleForm(request).read();
        String images = outcome.added().stream()
                .map(picture -> "\n" + image(request.form("alt"), picture.name()) + "\n")
                .collect(Collectors.joining());
        ArticleEdit kept = new EditArticle(request.app(), request.account()).keep(with(edit, Map.of(), images));
        outcome.refused().stream()
                .findFirst()
                .ifPresent(refusal -> request.notice("files.refused", refusal.problem(), refusal.remedy()));
        request.redirect(ArticlePages.keptEditor(kept.key()));
    }

    private static String image(String alt, String name) {
        String words = alt.length() > MOST_ALT ? alt.substring(0, MOST_ALT) : alt;
        return "![" + words.replaceAll("[\\[\\]\\\\\\r\\n]", " ").strip() + "](" + name + ")";
    }

    /// Turns what was pasted into Markdown, for a script.
    private static void convert(AdminRequest request) {
        Optional<PastedArticle> pasted = pasted(request, request.form("html"), request.form("plain"));
        if (pasted.isEmpty()) {
            request.http().status(204);
            return;
        }
        request.render("article_pasted", model(pasted.get()));
    }

    private static Map<String, Object> model(PastedArticle pasted) {
        Map<String, String> fields = new LinkedHashMap<>();
        pasted.fields().forEach((field, value) -> fields.put(field.key(), value));
        return Map.of("fields", fields, "text", pasted.text(), "notes", pasted.notes());
    }

    private static Optional<PastedArticle> pasted(AdminRequest request, String html, String plain) {
        FolderConfig folder = new DeskFolders(request.app().config())
                .source(request.form("folder"))
                .orElseThrow(() -> new RefusedWriteException("there is no such folder", "open the article anew"));
        var publication = request.app().config().publication();
        return html.isBlank()
                ? PastedArticle.ofText(plain, folder, publication)
                : PastedArticle.ofHtml(html, folder, publication);
    }

    /// The same without a script.
    private static void paste(AdminRequest request) {
        String given = request.form("html");
        boolean isHtml = given.stripLeading().startsWith("<");
        Optional<PastedArticle> pasted = pasted(request, isHtml ? given : "", given);
        ArticleEdit edit = new ArticleForm(request).read();
        ArticleEdit kept = new EditArticle(request.app(), request.account())
                .keep(pasted.map(some -> with(edit, some.fields(), some.text()))
                        .orElseGet(() -> with(edit, Map.of(), isHtml ? "" : given)));
        if (given.isBlank() || (isHtml && pasted.isEmpty())) {
            request.notice("files.pasted_nothing");
        }
        request.redirect(ArticlePages.keptEditor(kept.key()));
    }

    /// Returns an article with fields filled in where they were empty, and with more text at its end.
    private static ArticleEdit with(ArticleEdit edit, Map<ArticleField, String> fields, String more) {
        Optional<EditableFile> file = EditableFile.of(edit.bytes());
        if (file.isEmpty()) {
            return edit;
        }
        Map<ArticleField, String> missing = new EnumMap<>(ArticleField.class);
        fields.forEach((field, value) -> {
            if (file.get().fields().getOrDefault(field, "").isBlank()) {
                missing.put(field, value);
            }
        });
        String text = file.get().text();
        String gap = text.isBlank() || more.isBlank() || text.endsWith("\n\n") ? "" : "\n";
        byte[] bytes = file.get().with(missing, text + gap + more);
        return new ArticleEdit(
                edit.key(),
                edit.account(),
                edit.folder(),
                edit.path(),
                edit.base(),
                edit.version(),
                bytes,
                edit.updatedAt());
    }
}
