package gazette.press.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import gazette.press.workspace.AppContext;
import gazette.store.SegmentMemberQueries.Member;
import gazette.store.Tables;
import gazette.subscribers.csv.FormulaEscape;
import gazette.subscribers.segments.Segment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes members of lists to a CSV file, which can be imported again. Cells are escaped so that a spreadsheet
/// runs no formulas.
public final class ExportSubscribers {
    private static final int PAGE = 1000;
    private static final List<String> FIELDS =
            List.of("email", "name", "language", "zone", "list", "cadence", "topics", "status", "joined", "consent");

    private final AppContext context;

    /// Holds some members with their attributes and consents.
    private record Page(List<Member> rows, Map<Long, Map<String, String>> attributes, Map<Member, String> consents) {}

    public ExportSubscribers(AppContext context) {
        this.context = context;
    }

    /// Writes the members of a segment.
    ///
    /// @return how many rows were written
    public long run(Segment segment, Writer out) {
        List<String> attributes =
                context.store().read(tables -> tables.segmentMembers().attributeNames());
        try {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
            var header = new ArrayList<>(FIELDS);
            attributes.forEach(name -> header.add("attribute:" + name));
            csv.writeRecord(header.stream().map(FormulaEscape::of).toList());
            long written = write(segment, attributes, csv);
            csv.flush();
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long write(Segment segment, List<String> attributes, CsvWriter csv) {
        long written = 0;
        Optional<Member> last = Optional.empty();
        while (true) {
            long list = last.map(Member::list).orElse(0L);
            long subscriber = last.map(Member::subscriber).orElse(0L);
            Page page = context.store().read(tables -> page(segment, list, subscriber, tables));
            if (page.rows().isEmpty()) {
                return written;
            }
            page.rows().forEach(row -> csv.writeRecord(cells(row, page, attributes)));
            written += page.rows().size();
            last = Optional.of(page.rows().getLast());
        }
    }

    private static Page page(Segment segment, long list, long subscriber, Tables tables) {
        List<Member> rows = tables.segmentMembers().page(segment, list, subscriber, PAGE);
        var consents = new HashMap<Member, String>();
        for (long listId : rows.stream().map(Member::list).distinct().toList()) {
            List<Member> ofList =
                    rows.stream().filter(row -> row.list() == listId).toList();
            Map<Long, String> bySubscriber = tables.segmentMembers()
                    .consents(listId, ofList.stream().map(Member::subscriber).toList());
            ofList.forEach(row -> consents.put(row, bySubscriber.getOrDefault(row.subscriber(), "")));
        }
        return new Page(
                rows,
                tables.segmentMembers()
                        .attributes(
                                rows.stream().map(Member::subscriber).distinct().toList()),
                consents);
    }

    private static List<String> cells(Member row, Page page, List<String> attributes) {
        var cells = new ArrayList<>(List.of(
                row.address(),
                row.name(),
                row.language(),
                row.zone(),
                row.listName(),
                row.cadence().word(),
                String.join(", ", row.topics()),
                row.status().word(),
                row.joined().toString(),
                page.consents().getOrDefault(row, "")));
        Map<String, String> known = page.attributes().getOrDefault(row.subscriber(), Map.of());
        attributes.forEach(name -> cells.add(known.getOrDefault(name, "")));
        return cells.stream().map(FormulaEscape::of).toList();
    }
}
