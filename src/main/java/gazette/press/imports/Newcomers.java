package gazette.press.imports;

import gazette.config.ListConfig;
import gazette.press.imports.ImportListFiles.Imported;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import gazette.subscribers.csv.ImportRow;
import gazette.subscribers.csv.ImportRow.ValidRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Holds the rows of the list files that the next run would import, so that it can be shown who would get what. Who is
/// in them is on no list before a run or `serve` imports them.
public final class Newcomers {
    /// Rows beyond that are not looked at: they would keep the database from being written to for too long.
    private static final int MOST_ROWS = 20_000;

    private final AppContext context;
    private final Map<ListConfig, Map<String, ValidRow>> rows = new LinkedHashMap<>();
    private Imported imported = new Imported(0, List.of(), Map.of());

    Newcomers(AppContext context) {
        this.context = context;
    }

    /// Returns what is wrong with the files.
    public Imported imported() {
        return imported;
    }

    void setImported(Imported read) {
        imported = read;
    }

    /// Returns whether nobody would be imported.
    public boolean isEmpty() {
        return rows.values().stream().allMatch(Map::isEmpty);
    }

    void read(ListConfig list, Iterator<ImportRow> file, Consumer<ImportRow.InvalidRow> bad) {
        Map<String, ValidRow> valid = rows.computeIfAbsent(list, _ -> new LinkedHashMap<>());
        while (file.hasNext()) {
            switch (file.next()) {
                case ImportRow.InvalidRow row -> bad.accept(row);
                case ValidRow row
                when valid.size() < MOST_ROWS ->
                    valid.merge(row.address().normal(), row, ImportRowsInBatches::mergeDuplicates);
                case ValidRow _ -> {}
            }
        }
    }

    /// Imports them, in a transaction that is to be undone.
    public void add(Tables tables) {
        rows.forEach((list, valid) -> {
            long id = tables.lists().idOf(list.name());
            var batch = new ImportBatch(context.keyRing(), tables.subscriberImports(), new ArrayList<>(valid.values()));
            batch.classify(id);
            batch.write(
                    id, ImportListFiles.path(list).toString(), context.clock().instant());
        });
    }
}
