package gazette.press.publishing;

import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.press.imports.ImportListFiles;
import gazette.press.imports.Newcomers;
import gazette.press.ingest.IngestSources;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.workspace.AppContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Brings in what a run needs: new subscribers from the list files, new articles from the sources.
final class IngestForRun {
    private final AppContext context;
    private final ListConfig list;

    /// Holds what the ingest brought.
    ///
    /// @param reasons what the run's report says about it
    /// @param badRow the first bad row of the list's own file of subscribers
    record Ingested(List<Reason> reasons, Optional<Diagnostic> badRow) {
        /// Returns the reasons, but for those about pictures of which others tell where they stand.
        List<Reason> reasonsBeside(List<Reason> others) {
            return reasons.stream()
                    .filter(reason -> reason.kind() != ReasonKind.WARNING
                            || others.stream()
                                    .noneMatch(other ->
                                            other.detail().startsWith("the picture " + reason.subject() + " ")))
                    .toList();
        }
    }

    IngestForRun(AppContext context, ListConfig list) {
        this.context = context;
        this.list = list;
    }

    /// Imports subscribers first: what is older than they are they do not get, what is ingested after them they do.
    ///
    /// @throws InvalidSubscribersException if the list's own file cannot be read
    Ingested run() {
        return run(IngestSources::forIssue);
    }

    /// Does the same without the web: brings in what is new in the folders only.
    ///
    /// @throws InvalidSubscribersException if the list's own file cannot be read
    Ingested offline() {
        return run(workspace -> IngestSources.forPreview(workspace, false));
    }

    private Ingested run(Function<AppContext, IngestSources.IngestResult> sources) {
        ImportListFiles.Imported imported = new ImportListFiles(context).run();
        // Subscribers whom an unreadable file names would miss an issue that goes out now.
        Optional.ofNullable(imported.unreadable().get(list.name())).ifPresent(diagnostic -> {
            throw new InvalidSubscribersException(diagnostic);
        });
        return ingested(imported, sources.apply(context));
    }

    /// Brings in new articles for an issue that is only shown, and keeps them. Imports nobody.
    ///
    /// @param newcomers in the list files
    /// @param online whether the web is asked
    Ingested rehearse(Newcomers newcomers, boolean online) {
        Ingested ingested = ingested(newcomers.imported(), IngestSources.forPreview(context, online));
        Optional<Diagnostic> unreadable =
                Optional.ofNullable(newcomers.imported().unreadable().get(list.name()));
        unreadable.ifPresent(diagnostic -> ingested.reasons().addFirst(Reason.of(diagnostic)));
        return ingested;
    }

    private Ingested ingested(ImportListFiles.Imported imported, IngestSources.IngestResult ingested) {
        List<Reason> reasons = new ArrayList<>();
        imported.faults().forEach(diagnostic -> reasons.add(Reason.of(diagnostic)));
        reasons.addAll(ingested.reasons());
        if (ingested.unstableFiles() > 0) {
            String files = ingested.unstableFiles() == 1 ? "1 file was" : ingested.unstableFiles() + " files were";
            reasons.add(
                    new Reason(ReasonKind.NOTE, "sources", files + " saved a moment ago and left for the next run"));
        }
        Optional<Diagnostic> badRow = imported.faults().stream()
                .filter(diagnostic -> diagnostic.file().equals(ImportListFiles.path(list)))
                .findFirst();
        return new Ingested(reasons, badRow);
    }
}
