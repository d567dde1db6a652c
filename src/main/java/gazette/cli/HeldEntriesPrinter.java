package gazette.cli;

import gazette.press.workspace.AppContext;
import gazette.store.HeldEntryTable.HeldEntry;
import gazette.text.ZonedTime;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;

/// Prints a feed's held entries, a line each, for people and programs alike.
final class HeldEntriesPrinter {
    private final AppContext context;
    private final PrintWriter out;

    HeldEntriesPrinter(AppContext context, PrintWriter out) {
        this.context = context;
        this.out = out;
    }

    void print(String source, boolean json) {
        List<HeldEntry> lines =
                context.store().read(tables -> tables.heldEntries().entries(source));
        lines.forEach(line -> out.println(json ? object(source, line) : text(source, line)));
        if (lines.isEmpty() && !json) {
            out.println(source + ": nothing is held");
        }
    }

    private String text(String source, HeldEntry line) {
        return "%s  %s  %s%s"
                .formatted(
                        source + "/" + line.no(),
                        ZonedTime.minutes(
                                line.since(), context.config().publication().zone()),
                        line.title(),
                        line.link().map(link -> "  " + link).orElse(""));
    }

    private static String object(String source, HeldEntry line) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("entry", source + "/" + line.no());
        fields.put("heldSince", line.since().truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("title", line.title());
        fields.put("link", line.link().orElse(""));
        return JsonLines.of(fields);
    }
}
