package gazette.press.upkeep;

import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.press.imports.ImportListFiles;
import gazette.press.picking.Audience;
import gazette.press.picking.InvalidSubscribersException;
import gazette.store.Store;
import gazette.store.StoreException;
import gazette.store.Tables;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.csv.ImportRow.ValidRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds schedules whose issues nobody would get by mail: neither somebody in the database, also if they pause, nor
/// somebody whom the list's file would add.
final class EmptyAudienceCheck {
    /// In a file of so many rows somebody is found.
    private static final int MOST_ROWS = 10_000;

    private final Config config;
    private final Instant now;

    private EmptyAudienceCheck(Config config, Instant now) {
        this.config = config;
        this.now = now;
    }

    static List<Diagnostic> in(Config config, Instant now) {
        var check = new EmptyAudienceCheck(config, now);
        try {
            Optional<Store> opened = Store.openAsItIs(config.database());
            if (opened.isEmpty()) {
                return check.warnings(Optional.empty());
            }
            try (Store store = opened.get()) {
                return store.read(tables -> check.warnings(Optional.of(tables)));
            }
        } catch (StoreException e) {
            // Said by the check of the database.
            return List.of();
        }
    }

    private List<Diagnostic> warnings(Optional<Tables> tables) {
        return config.schedules().values().stream()
                .filter(schedule -> isForNobody(schedule, tables))
                .map(this::warning)
                .toList();
    }

    private boolean isForNobody(ScheduleConfig schedule, Optional<Tables> tables) {
        try {
            Audience audience = Audience.of(config, schedule);
            return tables.map(audience::isEmpty).orElse(true) && !hasNewcomers(schedule, tables);
        } catch (InvalidSubscribersException e) {
            // A segment that cannot be read is a fault of its own.
            return false;
        }
    }

    /// Whether a newcomer is in a segment is only known when they are imported.
    private boolean hasNewcomers(ScheduleConfig schedule, Optional<Tables> tables) {
        ListConfig list = config.list(schedule.list());
        return ImportListFiles.newcomers(config, list, now, MOST_ROWS).stream()
                .filter(row -> row.status() == Status.ACTIVE
                        && row.cadence() == schedule.recipients().cadence())
                .anyMatch(
                        row -> tables.filter(known -> isKnown(row, list, known)).isEmpty());
    }

    private static boolean isKnown(ValidRow row, ListConfig list, Tables tables) {
        return tables.subscribers()
                .byAddress(row.address())
                .flatMap(subscriber -> tables.lists()
                        .find(list.name())
                        .flatMap(id -> tables.memberships().find(id, subscriber.id())))
                .isPresent();
    }

    private Diagnostic warning(ScheduleConfig schedule) {
        ListConfig list = config.list(schedule.list());
        String segment = schedule.recipients().segment().isEmpty()
                ? ""
                : " in the segment '" + schedule.recipients().segmentName() + "'";
        String problem = "nobody gets the letters of this schedule: '" + list.name() + "' has no subscribers for "
                + schedule.recipients().cadence().word() + segment
                + (list.isPublic()
                        ? ", so its issues are on the web and in the feeds only"
                        : ", so it makes no issues and its articles stay new");
        return new Diagnostic(schedule.file(), 1, problem, "add subscribers to " + ImportListFiles.path(list));
    }
}
