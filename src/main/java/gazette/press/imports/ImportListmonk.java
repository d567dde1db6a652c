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

/// Takes over the readers of a listmonk server by its API, which tells what its CSV does not: who is on which list, who
/// has left one, who is blocklisted.
public final class ImportListmonk {
    private final AppContext context;
    private final Request request;

    /// What is to be done.
    ///
    /// @param lists ours by the names of theirs; several of theirs may become one
    /// @param rest ours for the one list that they have; absent if `lists` names some
    /// @param bad the folder for files of rows that cannot be taken
    public record Request(
            String address,
            String user,
            String password,
            Map<String, ListConfig> lists,
            Optional<ListConfig> rest,
            String consent,
            Path bad,
            boolean dryRun) {
        /// Never prints the password.
        @Override
        public String toString() {
            return "listmonk at " + address;
        }
    }

    public ImportListmonk(AppContext context, Request request) {
        this.context = context;
        this.request = request;
    }

    /// Does it. Broken off, it can be done again.
    ///
    /// @param progress is told how many readers of a list are through
    /// @return what came of it, by our lists' names
    /// @throws UnreadableCsvException if the server does not tell
    public Map<String, Outcome> run(LongConsumer progress) {
        var outcomes = new LinkedHashMap<String, Outcome>();
        try (Fetcher fetcher = Fetcher.of(context.config())) {
            var server = new ListmonkClient(fetcher, request.address(), new Login(request.user(), request.password()));
            wanted(server).forEach((list, theirs) -> outcomes.put(list, move(server, list, theirs, progress)));
        }
        return outcomes;
    }

    private Outcome move(ListmonkClient server, String list, Set<TheirList> theirs, LongConsumer progress) {
        needConsent(server, context.config().list(list), theirs);
        var row =
                new ListmonkSubscriberParser(server.shown(), ids(theirs, false), ids(theirs, true), request.consent());
        var line = new AtomicLong();
        var subscribers = StreamSupport.stream(Spliterators.spliteratorUnknownSize(server.subscribers(), 0), false);
        var moving = new ImportForeignExport(
                context,
                new ImportForeignExport.Request(
                        context.config().list(list), server.shown().toString(), request.consent(), request.dryRun()));
        return moving.rows(
                subscribers.flatMap(one -> row.read(one, line.incrementAndGet()).stream()),
                request.bad().resolve("listmonk-" + list + ".csv"),
                ListmonkSubscriberParser.HEADINGS,
                progress);
    }

    /// Only where they had to confirm does the server know that they agreed.
    private void needConsent(ListmonkClient server, ListConfig list, Set<TheirList> theirs) {
        boolean proves = theirs.stream().anyMatch(one -> !one.single());
        if (list.signup().needsConfirmation() && request.consent().isEmpty() && !proves) {
            throw server.fault(
                    "it asked nobody to confirm, so nothing says how these readers agreed to get '" + list.name() + "'",
                    "say it, as in --consent 'signed up at our old site'; import only people who did");
        }
    }

    private static Set<Long> ids(Set<TheirList> lists, boolean singleOnly) {
        return lists.stream()
                .filter(list -> list.single() || !singleOnly)
                .map(TheirList::id)
                .collect(Collectors.toSet());
    }

    /// Their lists, by the names of ours.
    private Map<String, Set<TheirList>> wanted(ListmonkClient server) {
        List<TheirList> there = server.lists();
        String names = there.stream().map(TheirList::name).collect(Collectors.joining("', '", "'", "'"));
        var wanted = new LinkedHashMap<String, Set<TheirList>>();
        request.lists().forEach((name, ours) -> {
            List<TheirList> called =
                    there.stream().filter(list -> list.name().equals(name)).toList();
            if (called.isEmpty()) {
                throw server.fault("it has no list '" + name + "'", "its lists are " + names);
            }
            wanted.computeIfAbsent(ours.name(), _ -> new HashSet<>()).addAll(called);
        });
        request.rest().ifPresent(ours -> {
            if (there.size() != 1) {
                throw server.fault(
                        "it has " + there.size() + " lists: " + names,
                        "say which becomes which, as in --map-list 'Their list=" + ours.name() + "'");
            }
            wanted.put(ours.name(), Set.copyOf(there));
        });
        return wanted;
    }
}
