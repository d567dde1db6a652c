package gazette.web.admin;

import gazette.accounts.AccountRole;
import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.issues.DraftField;
import gazette.issues.DraftField.Kind;
import gazette.issues.IssueDraft;
import gazette.issues.PickResult;
import gazette.issues.Reason;
import gazette.issues.ReasonKind;
import gazette.issues.Section;
import gazette.issues.SectionBuilder;
import gazette.press.composing.ReadNotes;
import gazette.press.picking.ForecastIssue;
import gazette.press.picking.InvalidSubscribersException;
import gazette.press.workspace.AppContext;
import gazette.press.workspace.ScheduleCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes what the page of a schedule's next issue shows beside its preview: articles, and the fields of the draft.
final class ComposeView {
    private final AdminRequest request;
    private final AppContext app;
    private final ScheduleConfig schedule;
    private final ListConfig list;
    private final IssueDraft draft;
    private final PickResult picked;
    private final Optional<String> fault;

    ComposeView(AdminRequest request, ScheduleConfig schedule) {
        this.request = request;
        this.app = request.app();
        this.schedule = schedule;
        this.list = app.config().list(schedule.list());
        this.draft = ComposePages.draft(request, schedule);
        PickResult found = new PickResult(List.of(), List.of(), List.of(), List.of());
        Optional<String> because = Optional.empty();
        try {
            found = ForecastIssue.pick(app, schedule);
        } catch (InvalidSubscribersException e) {
            because = Optional.ofNullable(e.getMessage());
        }
        this.picked = found;
        this.fault = because;
    }

    /// Describes an article of the issue.
    ///
    /// @param isNew whether it came after the editors put the others in order
    /// @param isTaken whether an editor put it in, though the rules would not
    public record Row(
            long work,
            String title,
            String source,
            String lang,
            Instant date,
            boolean pinned,
            boolean isNew,
            boolean isTaken,
            boolean first,
            boolean last) {}

    /// Describes a section with its articles.
    public record Part(String title, boolean pinned, List<Row> rows) {}

    /// Describes an article that is not in the issue.
    ///
    /// @param choice an editor's, if that is why
    public record Left(
            long work, String title, String kind, String why, Optional<IssueDraft.Choice> choice, boolean canTake) {}

    /// Describes a field of words.
    ///
    /// @param id for elements of the page
    /// @param lang of the letters that it is for, empty for all that have none of their own
    /// @param file the words of a file that go out if the field is empty
    public record Words(
            String name,
            String id,
            String kind,
            String lang,
            String value,
            long version,
            Optional<IssueDraft.FieldValue> saved,
            Optional<String> file) {}

    static boolean isWords(Kind kind) {
        return switch (kind) {
            case INTRO, OUTRO, SUBJECT, PREHEADER -> true;
            case ORDER, CHOICE, PIN -> false;
        };
    }

    static String id(DraftField field) {
        return field.name().replace(':', '-');
    }

    static String joined(List<Long> works) {
        return works.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /// Returns the variables of the page.
    Map<String, Object> page() {
        Map<String, Object> model = new HashMap<>();
        Instant now = app.clock().instant();
        model.put("schedule", schedule.name());
        model.put("list", list.title());
        model.put("zone", schedule.timing().zone().getId());
        model.put(
                "next",
                app.store().read(tables -> ScheduleCalendar.of(schedule, tables).next(now)));
        model.put("fault", fault);
        model.put("parts", parts());
        model.put(
                "order", joined(worksBySection().stream().flatMap(List::stream).toList()));
        model.put("orderVersion", draft.version());
        model.put("hasOrder", !draft.order().isEmpty());
        model.put("left", left());
        model.put("gone", gone());
        model.put("words", words());
        model.put("editable", request.account().role().includes(AccountRole.WRITER));
        model.put("sends", request.account().role().includes(AccountRole.EDITOR));
        model.put(
                "sender",
                list.mail().from().name().isEmpty()
                        ? list.title()
                        : list.mail().from().name());
        model.put("addresses", app.store().read(tables -> tables.testAddresses().latest(8)));
        return model;
    }

    private List<Section> sections() {
        return new SectionBuilder(list).sections(picked.picked());
    }

    /// Returns the works of each section, in the order of the issue.
    List<List<Long>> worksBySection() {
        return sections().stream()
                .map(section ->
                        section.articles().stream().map(StoredArticle::work).toList())
                .toList();
    }

    private List<Part> parts() {
        Set<Long> ordered = new HashSet<>(draft.order());
        List<Part> parts = new ArrayList<>();
        for (Section section : sections()) {
            List<Row> rows = new ArrayList<>();
            for (StoredArticle stored : section.articles()) {
                boolean isFirst = rows.isEmpty();
                boolean isLast = rows.size() == section.articles().size() - 1;
                rows.add(row(stored, !ordered.isEmpty() && !ordered.contains(stored.work()), isFirst, isLast));
            }
            boolean isPinned = rows.getFirst().pinned();
            parts.add(new Part(section.title(), isPinned, rows));
        }
        return parts;
    }

    private Row row(StoredArticle stored, boolean isNew, boolean isFirst, boolean isLast) {
        return new Row(
                stored.work(),
                stored.article().title(),
                stored.article().source(),
                stored.article().lang(),
                stored.date(),
                stored.article().options().pinned(),
                isNew,
                draft.taken().contains(stored.work()),
                isFirst,
                isLast);
    }

    private List<Left> left() {
        Map<Long, Reason> reasons = new HashMap<>();
        picked.reasons().stream()
                .filter(reason -> reason.kind().isAboutNewArticle() && reason.kind() != ReasonKind.PICKED)
                .forEach(reason -> reason.article().ifPresent(id -> reasons.putIfAbsent(id, reason)));
        List<Left> left = new ArrayList<>();
        for (StoredArticle stored :
                app.store().read(tables -> tables.articles().byIds(List.copyOf(reasons.keySet())))) {
            Reason reason = reasons.get(stored.id());
            if (reason != null) {
                left.add(new Left(
                        stored.work(),
                        reason.subject(),
                        reason.kind().name().toLowerCase(Locale.ROOT),
                        reason.detail(),
                        draft.choice(stored.work()),
                        reason.kind() != ReasonKind.HELD));
            }
        }
        return left;
    }

    private List<Reason> gone() {
        return picked.reasons().stream()
                .filter(reason -> reason.kind() == ReasonKind.NOTE)
                .toList();
    }

    private List<Words> words() {
        Map<String, String> files = files();
        List<Words> words = new ArrayList<>();
        for (String lang : languages()) {
            for (Kind kind : List.of(Kind.SUBJECT, Kind.PREHEADER, Kind.INTRO, Kind.OUTRO)) {
                var field = new DraftField(kind, lang);
                words.add(new Words(
                        field.name(),
                        id(field),
                        kind.name().toLowerCase(Locale.ROOT),
                        lang,
                        draft.value(field),
                        draft.version(),
                        Optional.ofNullable(draft.fields().get(field)),
                        Optional.ofNullable(files.get(field.name()))));
            }
        }
        return words;
    }

    /// Returns the files whose words go out where the draft has none, by the names of the fields.
    private Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        new ReadNotes(app.config(), schedule)
                .unused(app.store())
                .forEach(file -> files.put(
                        new DraftField(
                                        Kind.valueOf(file.note().place().name()),
                                        Locale.forLanguageTag(file.note().lang())
                                                .getLanguage())
                                .name(),
                        file.file().toString()));
        return files;
    }

    /// Returns first that of all letters, then those languages for which there are words, or letters by now.
    private List<String> languages() {
        Set<String> languages = new LinkedHashSet<>(List.of(""));
        draft.fields().keySet().stream()
                .filter(field -> isWords(field.kind()))
                .map(DraftField::key)
                .sorted()
                .forEach(languages::add);
        String wanted = Locale.forLanguageTag(request.query("lang")).getLanguage();
        languages.add(wanted);
        return List.copyOf(languages);
    }
}
