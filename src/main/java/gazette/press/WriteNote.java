package gazette.press;

import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.Addressee;
import gazette.delivery.HeaderField;
import gazette.delivery.Letterhead;
import gazette.delivery.Plate;
import gazette.delivery.TokenSlot;
import gazette.issues.Issue;
import gazette.render.Edition;
import gazette.render.Mails;
import gazette.render.Stationery;
import gazette.render.Welcomed;
import gazette.store.Tables;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.Note;
import gazette.subscribers.Subscriber;
import gazette.subscribers.Token;
import gazette.subscribers.Token.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes short letters to single readers, from the templates as they are when one is sent. Its links live from then
/// on.
final class WriteNote {
    private final Newsroom newsroom;
    private final Mails mails;

    /// A letter before it is signed.
    ///
    /// @param list whose relay takes it
    record Written(ListConfig list, Plate plate, Addressee to) {}

    WriteNote(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.mails = new Mails(newsroom.themes());
    }

    /// Writes one; empty if there is no reason for it any more.
    Optional<Written> write(Note note, Instant now) {
        return newsroom.store().read(tables -> write(note, tables, now));
    }

    private Optional<Written> write(Note note, Tables tables, Instant now) {
        Optional<Subscriber> reader = tables.subscribers().find(note.subscriber());
        Optional<ListConfig> list = list(note.list(), tables);
        if (reader.isEmpty() || list.isEmpty()) {
            return Optional.empty();
        }
        String id = newsroom.key().code("message-id", "note", note.id());
        var to = new Addressee(reader.get().name(), reader.get().address().toString(), id, "");
        return plate(note, reader.get(), list.get(), tables, now).map(plate -> new Written(list.get(), plate, to));
    }

    private Optional<Plate> plate(Note note, Subscriber reader, ListConfig list, Tables tables, Instant now) {
        return switch (note.kind()) {
            case CONFIRMATION -> confirmation(note, list, tables, now);
            case WELCOME -> welcome(note, reader, list, tables);
            case LATEST -> latest(note, reader, list, tables);
            case PREFERENCES -> Optional.of(preferences(note, reader, list, now));
        };
    }

    private Optional<Plate> confirmation(Note note, ListConfig list, Tables tables, Instant now) {
        return tables.signups()
                .find(note.about(), now)
                .filter(signup -> !signup.isConfirmed())
                .map(signup -> {
                    List<ListConfig> lists = signup.wishes().stream()
                            .flatMap(wish -> list(wish.list(), tables).stream())
                            .toList();
                    // The link lives from the sign-up on: a later letter must not prolong it.
                    String token = Token.fresh(Purpose.CONFIRM, signup.id(), 0, signup.at())
                            .signed(newsroom.key().newest());
                    return plate(list, note, mails.confirmation(paper(list, note), lists, link("/confirm/", token)));
                });
    }

    private Optional<Plate> welcome(Note note, Subscriber reader, ListConfig list, Tables tables) {
        var joined = new ArrayList<Welcomed>();
        for (String id : note.about().split(",")) {
            long number = Long.parseLong(id);
            tables.memberships()
                    .find(number, reader.id())
                    .filter(membership -> membership.status() == Status.ACTIVE)
                    .ifPresent(membership -> list(number, tables)
                            .ifPresent(found ->
                                    joined.add(new Welcomed(found, membership.cadence(), leave(reader, number)))));
        }
        if (joined.isEmpty()) {
            return Optional.empty();
        }
        Edition edition = mails.welcome(paper(list, note), joined);
        return Optional.of(
                joined.size() == 1
                        ? new EngravePlate(list, "welcome", note.at())
                                .of(edition, joined.getFirst().unsubscribe(), TokenSlot.NONE)
                        : plate(list, note, edition));
    }

    /// The issue as it looks now, to a member who joined since it went out.
    private Optional<Plate> latest(Note note, Subscriber reader, ListConfig list, Tables tables) {
        Optional<Issue> issue = tables.issues().find(list.name(), Long.parseLong(note.about()));
        Optional<ScheduleConfig> schedule = newsroom.config().schedules().values().stream()
                .filter(any -> any.list().equals(list.name()))
                .findFirst();
        boolean isMember = tables.memberships()
                .find(note.list(), reader.id())
                .filter(membership -> membership.status() == Status.ACTIVE)
                .isPresent();
        if (issue.isEmpty() || schedule.isEmpty() || !isMember) {
            return Optional.empty();
        }
        String leave = leave(reader, note.list());
        Edition edition = new SetIssue(newsroom.config(), newsroom.themes(), schedule.get())
                .proof(issue.get(), leave)
                .edition();
        String campaign = list.name() + "-" + issue.get().number();
        return Optional.of(
                new EngravePlate(list, campaign, note.at(), newsroom.enclosing()).of(edition, leave, TokenSlot.NONE));
    }

    private Plate preferences(Note note, Subscriber reader, ListConfig list, Instant now) {
        String token = Token.fresh(Purpose.PREFERENCES, reader.publicId(), 0, now)
                .signed(newsroom.key().newest());
        return plate(list, note, mails.link(paper(list, note), link("/preferences/", token)));
    }

    private Stationery paper(ListConfig list, Note note) {
        return new Stationery(newsroom.site(), list.theme(), note.language());
    }

    private static Plate plate(ListConfig list, Note note, Edition edition) {
        var fields = List.of(new HeaderField("Auto-Submitted", "auto-generated"));
        return Plate.of(new Letterhead(list.from(), list.replyTo(), note.at(), fields), edition, TokenSlot.NONE);
    }

    private String leave(Subscriber reader, long list) {
        String token = new Token(Purpose.UNSUBSCRIBE, reader.publicId(), list)
                .signed(newsroom.key().newest());
        return link("/u/", token);
    }

    private String link(String path, String token) {
        return newsroom.site().absolute(path + token);
    }

    private Optional<ListConfig> list(long id, Tables tables) {
        return tables.lists()
                .name(id)
                .flatMap(name -> Optional.ofNullable(newsroom.config().lists().get(name)));
    }
}
