package gazette.press.reports;

import gazette.accounts.AuditEntry;
import gazette.articles.StoredArticle;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.feeds.PingWebSubHubs;
import gazette.press.files.DeskFolders;
import gazette.press.files.FolderContent;
import gazette.press.files.FolderFile;
import gazette.press.files.RefusedWriteException;
import gazette.press.files.WriteFolderFile;
import gazette.press.ingest.IngestSources;
import gazette.press.workspace.AppContext;
import gazette.store.ArticleTable.WebArticle;
import gazette.store.CorrectionTable.NewCorrection;
import gazette.store.DeskWriteTable.DeskWrite;
import gazette.store.Tables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Corrects an article on the web after it went out. Its file is corrected with it if the desk may write that; else
/// only words on the web are, until the source itself changes. Letters stay as they were.
public final class CorrectArticle {
    private final AppContext context;

    public CorrectArticle(AppContext context) {
        this.context = context;
    }

    /// Says what an editor may change.
    public sealed interface Editable {
        /// The whole text of the file.
        ///
        /// @param shown the file, as people name it
        /// @param hash of the text, so that nobody else's change is lost
        record WholeFile(String shown, String text, String hash) implements Editable {}

        /// Words on the web.
        ///
        /// @param why the file cannot be changed; empty if there is none, because it came from a feed
        record WebOnly(String why) implements Editable {}
    }

    /// Holds what an editor wants.
    ///
    /// @param note what was wrong, for the page; may be empty
    /// @param isShown whether the page says that it was corrected
    public record Wanted(String note, boolean isShown) {}

    /// Says what became of it.
    public sealed interface Result {
        /// It is corrected.
        record Corrected(long correction) implements Result {}

        /// The text is what it was.
        record Unchanged() implements Result {}

        /// The file has changed meanwhile; both texts are kept, and the page of the article shows them.
        record Conflict(String file) implements Result {}

        /// The words are not in the article, or not in one piece.
        record NotFound() implements Result {}

        /// It cannot be corrected so.
        record Refused(String why) implements Result {}
    }

    /// Returns what can be changed of an article.
    public Editable editable(WebArticle article) {
        Optional<FolderFile> file = new DeskFolders(context.config()).file(article.source(), Path.of(article.path()));
        if (file.isEmpty()) {
            boolean isFolder = context.config().folders().stream()
                    .anyMatch(folder -> folder.name().equals(article.source()));
            return new Editable.WebOnly(isFolder ? article.file() : "");
        }
        try {
            return FolderContent.read(context, file.get())
                    .<Editable>map(content -> new Editable.WholeFile(
                            file.get().shown(), new String(content.bytes(), StandardCharsets.UTF_8), content.hash()))
                    .orElseGet(() -> new Editable.WebOnly(article.file()));
        } catch (RefusedWriteException e) {
            return new Editable.WebOnly(article.file() + " (" + e.problem() + "; " + e.remedy() + ")");
        }
    }

    /// Corrects the whole text of an article's file.
    ///
    /// @param hash of the text that was edited
    public Result file(long issue, WebArticle article, String text, String hash, Wanted wanted, AuditEntry entry) {
        Optional<FolderFile> file = new DeskFolders(context.config()).file(article.source(), Path.of(article.path()));
        if (file.isEmpty()) {
            return new Result.Refused(article.file());
        }
        StoredArticle before = stored(article);
        byte[] bytes = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Optional<DeskWrite> written = new WriteFolderFile(context)
                    .run(
                            file.get(),
                            bytes,
                            hash,
                            entry.who(),
                            tables -> tables.audit().append(context.clock().instant(), entry));
            if (written.filter(DeskWrite::isConflict).isPresent()) {
                return new Result.Conflict(file.get().shown());
            }
        } catch (RefusedWriteException e) {
            return new Result.Refused(e.problem() + "; " + e.remedy());
        }
        List<Reason> reasons = IngestSources.forPreview(context, false).reasons();
        StoredArticle after = stored(article);
        if (after.article().equals(before.article())) {
            return reasons.stream()
                    .filter(reason -> reason.kind() == ReasonKind.FAULTY
                            && reason.subject().contains(file.get().name()))
                    .findFirst()
                    .<Result>map(reason -> new Result.Refused(reason.subject() + ": " + reason.detail()))
                    .orElseGet(Result.Unchanged::new);
        }
        return record(issue, before, after, wanted, entry, false);
    }

    /// Corrects words of an article on the web only.
    public Result words(long issue, WebArticle article, String wrong, String right, Wanted wanted, AuditEntry entry) {
        StoredArticle before = stored(article);
        if (wrong.isBlank() || wrong.equals(right)) {
            return new Result.Unchanged();
        }
        ReplaceText.Replaced html = ReplaceText.in(before.article().html(), wrong, right);
        String title = before.article().title().replace(wrong, right);
        if (html.times() == 0 && title.equals(before.article().title())) {
            return new Result.NotFound();
        }
        String said = context.store().read(tables -> tables.corrections().said(article.id()));
        String own = html.html().endsWith(said)
                ? html.html().substring(0, html.html().length() - said.length())
                : html.html();
        Instant now = context.clock().instant();
        context.store()
                .change(tables -> tables.corrections()
                        .changeArticle(
                                article.id(),
                                title,
                                own,
                                before.article().text().replace(wrong, right),
                                now));
        return record(issue, before, stored(article), wanted, entry, true);
    }

    private Result record(
            long issue, StoredArticle before, StoredArticle after, Wanted wanted, AuditEntry entry, boolean audits) {
        Instant now = context.clock().instant();
        String said = wanted.isShown()
                ? new CorrectionWords(context).paragraph(after.article().lang(), wanted.note(), now)
                : "";
        long correction = context.store().write(tables -> {
            if (audits) {
                tables.audit().append(now, entry);
            }
            tables.corrections().sayOfArticle(after.id(), said, now);
            return tables.corrections()
                    .add(
                            new NewCorrection(
                                    issue,
                                    Optional.of(after.id()),
                                    "article",
                                    wanted.note(),
                                    wanted.isShown(),
                                    before.article().html(),
                                    after.article().html()),
                            entry.who(),
                            now);
        });
        PingWebSubHubs.runBriefly(context);
        return new Result.Corrected(correction);
    }

    private StoredArticle stored(WebArticle article) {
        return context.store()
                .read((Tables tables) ->
                        tables.articles().byIds(List.of(article.id())).getFirst());
    }
}
