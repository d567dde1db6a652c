package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.press.files.FolderFile;
import gazette.press.files.SettleConflict;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Tables;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Shows the two versions of a file that the desk and somebody else have changed, and lets an editor choose.
final class ArticleConflictPages {
    private static final String PATH = ArticlePages.PATH + "/conflict/{write}";
    private static final int CONFLICT = 409;

    /// Describes a line of a version.
    ///
    /// @param isChanged whether the other version has no such line
    record Line(String text, boolean isChanged) {}

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get(PATH, AccountRole.WRITER, ArticleConflictPages::show),
                AdminRoute.post(PATH, AccountRole.WRITER, ArticleEditPages.guarded(ArticleConflictPages::settle)));
    }

    private static Optional<DeskWrite> conflict(AdminRequest request) {
        return request.number("write")
                .flatMap(id ->
                        request.app().store().read(tables -> tables.deskWrites().byId(id)))
                .filter(DeskWrite::isConflict);
    }

    private static void show(AdminRequest request) {
        Optional<DeskWrite> conflict = conflict(request);
        if (conflict.isEmpty()) {
            request.problem(CONFLICT, "files.conflict_over");
            return;
        }
        DeskWrite mine = conflict.get();
        Optional<String> theirs = request.app()
                .store()
                .read(tables -> tables.deskWrites().theirs(mine.id()))
                .map(ArticleConflictPages::text);
        List<String> ours = lines(text(mine.bytes()));
        List<String> others = theirs.map(ArticleConflictPages::lines).orElse(List.of());
        Map<String, Object> model = new HashMap<>();
        model.put("conflict", mine);
        model.put("file", mine.folder() + "/" + mine.path());
        model.put("isGone", theirs.isEmpty());
        model.put("ours", compared(ours, others));
        model.put("theirs", compared(others, ours));
        model.put("merged", text(mine.bytes()));
        request.render("article_conflict", model);
    }

    private static List<Line> compared(List<String> lines, List<String> others) {
        Set<String> known = new HashSet<>(others);
        return lines.stream().map(line -> new Line(line, !known.contains(line))).toList();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\ufeff", "").replace("\r\n", "\n");
    }

    private static void settle(AdminRequest request) {
        Optional<DeskWrite> conflict = conflict(request);
        if (conflict.isEmpty()) {
            request.problem(CONFLICT, "files.conflict_over");
            return;
        }
        DeskWrite mine = conflict.get();
        String file = mine.folder() + "/" + mine.path();
        String choice = request.form("take");
        Consumer<Tables> audit = tables -> tables.audit()
                .append(
                        request.app().clock().instant(),
                        request.audit("article.settle", file, Optional.empty(), Optional.of(choice)));
        var settle = new SettleConflict(request.app());
        Optional<DeskWrite> written = Optional.empty();
        switch (choice) {
            case "theirs" -> settle.keepFolders(mine.id(), audit);
            case "ours" ->
                written =
                        settle.write(mine.id(), mine.bytes(), request.account().name(), audit);
            case "merged" -> {
                byte[] merged = gazette.articles.parsing.EditableFile.whole(mine.bytes(), request.form("merged"));
                written = settle.write(mine.id(), merged, request.account().name(), audit);
            }
            default -> {
                show(request);
                return;
            }
        }
        if (written.isPresent()) {
            ArticleEditPages.after(request, new FolderFile(mine.folder(), mine.path()), written);
            return;
        }
        request.notice("files.conflict_settled", file);
        request.redirect(ArticlePages.PATH);
    }
}
