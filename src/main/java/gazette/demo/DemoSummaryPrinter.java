package gazette.demo;

import gazette.config.ListConfig;
import gazette.delivery.localmail.ReceivedMail;
import gazette.issues.Issue;
import gazette.press.workspace.AppContext;
import gazette.render.FeedFormat;
import gazette.render.SiteUrls;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Prints the addresses of the demo and who received which mails.
public final class DemoSummaryPrinter {
    private final AppContext context;
    private final DemoMailServer mailServer;

    public DemoSummaryPrinter(AppContext context, DemoMailServer mailServer) {
        this.context = context;
        this.mailServer = mailServer;
    }

    /// Prints the summary.
    public void print(PrintStream out) {
        SiteUrls site = context.site();
        out.println();
        out.println("Front page   " + site.front());
        if (!context.publicLists().isEmpty()) {
            out.println("Subscribe    " + site.absolute("/subscribe"));
        }
        out.println("Feeds        " + site.absolute("/feeds"));
        out.println("Mailbox      " + site.absolute("/mailbox"));
        context.publicLists().forEach(list -> print(list, site, out));
        out.println();
        out.println("Recipients");
        var subjects = new TreeMap<String, List<String>>(mailServer.mails().stream()
                .collect(Collectors.groupingBy(
                        ReceivedMail::to, Collectors.mapping(ReceivedMail::subject, Collectors.toList()))));
        subjects.forEach((recipient, received) -> out.printf("  %-32s %s%n", recipient, String.join(" | ", received)));
    }

    private void print(ListConfig list, SiteUrls site, PrintStream out) {
        out.println();
        out.println(list.title() + "   " + site.list(list));
        List<Issue> issues = context.store()
                .read(tables -> tables.issues()
                        .latest(tables.lists().find(list.name()).stream().toList(), 10));
        for (Issue issue : issues) {
            out.println("  issue      " + site.issue(list.name(), issue.number()) + "   " + issue.title());
        }
        String feed = site.absolute("/" + list.name() + "/feed.");
        Stream.of(FeedFormat.values()).forEach(format -> out.println("  feed       " + feed + format.extension()));
    }
}
