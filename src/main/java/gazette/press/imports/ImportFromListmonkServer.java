package gazette.press.imports;

import gazette.config.ListConfig;
import gazette.press.imports.ImportForeignExport.Outcome;
import gazette.press.imports.ListmonkClient.Login;
import gazette.press.imports.ListmonkClient.TheirList;
import gazette.press.workspace.AppContext;
import gazette.sources.http.Fetcher;
import gazette.subscribers.products.ListmonkSubscriberParser;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Imports the subscribers of a listmonk server by its API. Unlike its CSV file, the API says who is on which
/// list, who has left one and who is on its blocklist.
public final class ImportFromListmonkServer {
    private final AppContext context;
    private final Request request;

    /// Describes an import.
    ///
    /// @param lists our lists by the names of theirs; several of theirs may become one of ours
    /// @param rest our list if they have just one; empty if `lists` names some
    /// @param rejectedFolder where files of rejected rows are written
    public record Request(
            String address,
            String user,
            String password,
            Map<String, ListConfig> lists,
            Optional<ListConfig> rest,
            String consent,
            Path rejectedFolder,
            boolean dryRun) {
        /// Never prints the password.
        @Override
        public String toString() {
            return "listmonk at " + address;
        }
    }

    public ImportFromListmonkServer(AppContext context, Request request) {
        this.context = context;
        this.request = request;
    }

    /// Imports the lists. If it is interrupted, it can simply be run again.
    ///
    /// @param progress gets the number of subscribers of a list that are done
    /// @return the results by the names of our lists
    /// @throws UnreadableCsvException if the server does not answer as expected
    public Map<String, Outcome> run(LongConsumer progress) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        try (Fetcher fetcher = Fetcher.of(context.config())) {
            var server = new ListmonkClient(fetcher, request.address(), new Login(request.user(), request.password()));
            Map<String, Set<TheirList>> wanted = wanted(server);
            // Of all lists first: an import that fails at the second would have done half of what was asked.
            wanted.forEach(
                    (list, theirs) -> needConsent(server, context.config().list(list), theirs));
            wanted.forEach((list, theirs) -> outcomes.put(list, importList(server, list, theirs, progress)));
        }
        return outcomes;
    }

    private Outcome importList(ListmonkClient server, String list, Set<TheirList> theirs, LongConsumer progress) {
        var parser =
                new ListmonkSubscriberParser(server.shown(), ids(theirs, false), ids(theirs, true), request.consent());
        var line = new AtomicLong();
        var subscribers = StreamSupport.stream(Spliterators.spliteratorUnknownSize(server.subscribers(), 0), false);
        var importer = new ImportForeignExport(
                context,
                new ImportForeignExport.Request(
                        context.config().list(list), server.shown().toString(), request.consent(), request.dryRun()));
        return importer.importRows(
                subscribers.flatMap(subscriber -> parser.read(subscriber, line.incrementAndGet()).stream()),
                request.rejectedFolder().resolve("listmonk-" + list + ".csv"),
                ListmonkSubscriberParser.HEADINGS,
                progress);
    }

    /// The server proves consent only for lists whose subscribers had to confirm.
    private void needConsent(ListmonkClient server, ListConfig list, Set<TheirList> theirs) {
        boolean hasConsent = theirs.stream().anyMatch(theirList -> !theirList.single());
        if (list.signup().needsConfirmation() && request.consent().isEmpty() && !hasConsent) {
            throw server.fault(
                    "it asked nobody to confirm, so nothing says how these subscribers agreed to get '" + list.name()
                            + "'",
                    "say it, as in --consent 'signed up at our old site'; import only people who did");
        }
    }

    private static Set<Long> ids(Set<TheirList> lists, boolean singleOnly) {
        return lists.stream()
                .filter(list -> list.single() || !singleOnly)
                .map(TheirList::id)
                .collect(Collectors.toSet());
    }

    /// Returns their lists by the names of ours.
    private Map<String, Set<TheirList>> wanted(ListmonkClient server) {
        List<TheirList> theirLists = server.lists();
        String names = theirLists.stream().map(TheirList::name).collect(Collectors.joining("', '", "'", "'"));
        var wanted = new LinkedHashMap<String, Set<TheirList>>();
        request.lists().forEach((name, ours) -> {
            List<TheirList> matching =
                    theirLists.stream().filter(list -> list.name().equals(name)).toList();
            if (matching.isEmpty()) {
                throw server.fault("it has no list '" + name + "'", "its lists are " + names);
            }
            wanted.computeIfAbsent(ours.name(), _ -> new HashSet<>()).addAll(matching);
        });
        request.rest().ifPresent(ours -> {
            if (theirLists.size() != 1) {
                throw server.fault(
                        "it has " + theirLists.size() + " lists: " + names,
                        "say which becomes which, as in --map-list 'Their list=" + ours.name() + "'");
            }
            wanted.put(ours.name(), Set.copyOf(theirLists));
        });
        return wanted;
    }
}
