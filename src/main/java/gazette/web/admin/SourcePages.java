package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.config.FeedConfig;
import gazette.config.FolderConfig;
import gazette.config.SourceConfig;
import gazette.press.ingest.MarkFeedDue;
import gazette.press.ingest.ReviewHeldEntries;
import gazette.press.workspace.AppContext;
import gazette.sources.polling.FeedState;
import gazette.store.HeldEntryTable.HeldEntry;
import gazette.store.HeldEntryTable.HeldSummary;
import gazette.store.HeldEntryTable.Range;
import gazette.store.Tables;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Serves the sources: how each fares, and what is held of a feed's bursts, to be let in or dropped.
final class SourcePages {
    private static final String PATH = "/desk/sources/{source}";
    private static final int ENTRIES = 50;

    List<AdminRoute> routes() {
        return List.of(
                AdminRoute.get("/desk/sources", AccountRole.VIEWER, SourcePages::list),
                AdminRoute.get(PATH, AccountRole.VIEWER, with(SourcePages::show)),
                AdminRoute.post(PATH + "/ask", AccountRole.EDITOR, with(SourcePages::ask)),
                AdminRoute.post(
                        PATH + "/take", AccountRole.EDITOR, with((request, source) -> decide(request, source, true))),
                AdminRoute.post(
                        PATH + "/drop", AccountRole.EDITOR, with((request, source) -> decide(request, source, false))));
    }

    /// Returns the address of a source's page.
    static String address(String source) {
        return "/desk/sources/"
                + URLEncoder.encode(source, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// Shows a source.
    ///
    /// @param place its folder or address
    /// @param status `well`, `failing`, `refused`, `new` or `folder`
    record SourceLine(
            String name,
            String link,
            boolean isFeed,
            String place,
            String status,
            String problem,
            int failures,
            Optional<Instant> read,
            Optional<Instant> lastNew,
            Optional<Instant> next,
            long held) {}

    private static AdminHandler with(BiConsumer<AdminRequest, SourceConfig> handler) {
        return request -> Optional.ofNullable(request.app().config().sources().get(request.path("source")))
                .ifPresentOrElse(
                        source -> handler.accept(request, source),
                        () -> request.problem(404, "today.no_source", request.path("source")));
    }

    private static void list(AdminRequest request) {
        AppContext app = request.app();
        List<SourceLine> lines = app.store()
                .read(tables -> app.config().sources().values().stream()
                        .map(source -> line(source, app, tables))
                        .toList());
        request.render("sources", Map.of("sources", lines));
    }

    private static void show(AdminRequest request, SourceConfig source) {
        long after = Keys.number(request.query("after"));
        var model = new HashMap<String, Object>();
        request.app().store().read(tables -> {
            List<HeldEntry> entries = tables.heldEntries().page(source.name(), after, ENTRIES + 1);
            model.put("source", line(source, request.app(), tables));
            model.put("entries", entries.stream().limit(ENTRIES).toList());
            model.put(
                    "after",
                    entries.size() > ENTRIES
                            ? Long.toString(entries.get(ENTRIES - 1).no())
                            : "");
            return true;
        });
        model.put("here", after == 0 ? "" : Long.toString(after));
        model.put("mayDecide", SchedulePages.mayOrder(request));
        request.render("source", model);
    }

    private static SourceLine line(SourceConfig source, AppContext app, Tables tables) {
        long held = tables.heldEntries()
                .summary(source.name())
                .map(HeldSummary::entries)
                .orElse(0L);
        return switch (source) {
            case FolderConfig folder ->
                new SourceLine(
                        folder.name(),
                        address(folder.name()),
                        false,
                        place(folder.folder(), app.config().workspace()),
                        "folder",
                        "",
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        held);
            case FeedConfig feed -> line(feed, tables.feeds().find(feed.name()), held);
        };
    }

    private static SourceLine line(FeedConfig feed, Optional<FeedState> stored, long held) {
        Optional<FeedState> known = stored.filter(state -> state.address().equals(feed.address()));
        return new SourceLine(
                feed.name(),
                address(feed.name()),
                true,
                feed.address(),
                known.map(SourcePages::status).orElse("new"),
                known.map(FeedState::problem).orElse(""),
                known.map(FeedState::failures).orElse(0),
                known.flatMap(FeedState::read),
                known.flatMap(state -> state.pollSchedule().lastNewEntryAt()),
                known.filter(state -> !state.isGone()).map(FeedState::next).filter(next -> next.isAfter(Instant.EPOCH)),
                held);
    }

    private static String place(Path folder, Path workspace) {
        return folder.startsWith(workspace) ? workspace.relativize(folder) + "/" : folder.toString();
    }

    private static String status(FeedState state) {
        if (state.isRefused()) {
            return "refused";
        }
        return state.problem().isEmpty() ? "well" : "failing";
    }

    private static void ask(AdminRequest request, SourceConfig source) {
        MarkFeedDue.run(request.app(), source.name(), request.actor());
        request.notice("today.done.asked", source.name());
        request.redirect(address(source.name()));
    }

    private static void decide(AdminRequest request, SourceConfig source, boolean letIn) {
        long no = Keys.number(request.form("no"));
        Range entries = no == 0 ? Range.all(source.name()) : Range.one(source.name(), no);
        int decided = ReviewHeldEntries.decide(request.app(), entries, letIn, request.actor());
        request.notice(letIn ? "today.done.taken" : "today.done.dropped", decided);
        String after = request.form("after");
        request.redirect(address(source.name()) + (after.matches("[0-9]{1,18}") ? "?after=" + after : ""));
    }
}
