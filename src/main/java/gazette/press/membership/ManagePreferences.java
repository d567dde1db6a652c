package gazette.press.membership;

import gazette.config.Cadence;
import gazette.config.ListConfig;
import gazette.press.imports.ImportBatch;
import gazette.press.workspace.AppContext;
import gazette.store.MembershipTable.Consent;
import gazette.store.MembershipTable.ConsentRecord;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Membership.Status;
import gazette.subscribers.PendingSignup.ConsentOrigin;
import gazette.subscribers.Subscriber;
import gazette.subscribers.keys.SignedToken;
import gazette.subscribers.keys.SignedToken.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows and changes a subscriber's choices, by the link that was mailed to them.
public final class ManagePreferences {
    private final AppContext context;

    /// Describes everything a subscriber chose.
    ///
    /// @param lists those that they are on, and those that anybody may subscribe to
    public record Known(Subscriber reader, List<Choice> lists, List<Statement> said) {}

    /// Holds a list, and the subscriber's membership if there is one.
    public record Choice(ListConfig list, Optional<Membership> membership) {
        /// Returns whether the subscriber gets the list's letters.
        public boolean isActive() {
            return membership.filter(known -> known.status() == Status.ACTIVE).isPresent();
        }
    }

    /// Holds one consent or objection of the past.
    ///
    /// @param list its title
    public record Statement(String list, Instant at, Consent consent) {}

    /// Describes what they want of a list now.
    ///
    /// @param wanted whether they want its letters
    /// @param topics empty means all
    public record Wish(
            ListConfig list, boolean wanted, Cadence cadence, List<String> topics, Optional<Instant> pausedUntil) {}

    /// Describes what they want now.
    public record Change(String name, String language, List<Wish> wishes) {}

    public ManagePreferences(AppContext context) {
        this.context = context;
    }

    /// Returns what is known; empty if the link is not valid or too old. Changes nothing.
    public Optional<Known> look(String link) {
        return context.store().read(tables -> reader(link, tables).map(reader -> known(reader, tables)));
    }

    /// Saves what a subscriber wants now.
    ///
    /// @return whether the link is still valid
    public boolean save(String link, Change change, ConsentOrigin said) {
        Instant now = context.clock().instant();
        return context.store()
                .write(tables -> reader(link, tables)
                        .map(reader -> {
                            tables.subscribers().setNameAndLanguage(reader.id(), change.name(), change.language());
                            tables.notifications().answered(reader.id());
                            change.wishes().stream()
                                    .filter(wish -> isOffered(wish.list(), reader, tables))
                                    .forEach(wish -> save(wish, reader, said, tables, now));
                            return true;
                        })
                        .orElse(false));
    }

    /// Erases the subscriber.
    ///
    /// @return what happened; empty if the link is no longer valid
    public Optional<EraseSubscriber.Outcome> erase(String link) {
        Optional<Subscriber> reader = context.store().read(tables -> reader(link, tables));
        return reader.map(who -> new EraseSubscriber(context).run(who.address()));
    }

    private Optional<Subscriber> reader(String link, Tables tables) {
        return SignedToken.verify(
                        link,
                        Purpose.PREFERENCES,
                        context.keyRing(),
                        context.clock().instant())
                .flatMap(token -> tables.subscribers().byPublicId(token.publicId()));
    }

    private Known known(Subscriber reader, Tables tables) {
        List<Choice> lists = context.config().lists().values().stream()
                .map(list -> new Choice(list, membership(list, reader, tables)))
                .filter(choice -> isOffered(choice.list(), reader, tables))
                .toList();
        var said = new ArrayList<Statement>();
        for (ConsentRecord entry : tables.memberships().consents(reader.id())) {
            String name = tables.lists().name(entry.list()).orElse("");
            String title = Optional.ofNullable(context.config().lists().get(name))
                    .map(ListConfig::title)
                    .orElse(name);
            said.add(new Statement(title, entry.at(), entry.consent()));
        }
        return new Known(reader, lists, List.copyOf(said));
    }

    /// Returns whether a list is shown: a private one only to who is, or was, on it.
    private static boolean isOffered(ListConfig list, Subscriber reader, Tables tables) {
        return list.isPublic() || new Choice(list, membership(list, reader, tables)).isActive();
    }

    private static Optional<Membership> membership(ListConfig list, Subscriber reader, Tables tables) {
        return tables.lists()
                .find(list.name())
                .flatMap(id -> tables.memberships().find(id, reader.id()));
    }

    private void save(Wish wish, Subscriber reader, ConsentOrigin said, Tables tables, Instant now) {
        Optional<Membership> before = membership(wish.list(), reader, tables);
        boolean isActive = new Choice(wish.list(), before).isActive();
        if (wish.wanted() && isActive) {
            change(before.orElseThrow(), wish, said, tables, now);
        } else if (wish.wanted()) {
            join(wish, reader, said, tables, now);
        } else if (isActive) {
            long list = before.orElseThrow().list();
            tables.memberships().leave(list, reader.id(), now);
            tables.memberships().consent(list, reader.id(), RequestSignup.consent("left", said), now);
        }
    }

    private static void change(Membership before, Wish wish, ConsentOrigin said, Tables tables, Instant now) {
        Membership after = before.with(wish.cadence()).withTopics(wish.topics()).pausedUntil(wish.pausedUntil());
        if (!after.equals(before)) {
            tables.memberships().change(after, now);
            tables.memberships().consent(after.list(), after.subscriber(), RequestSignup.consent("chose", said), now);
        }
    }

    /// Subscribes without another confirmation: the link was mailed to the address just now.
    private void join(Wish wish, Subscriber reader, ConsentOrigin said, Tables tables, Instant now) {
        long list = tables.lists().idOf(wish.list().name());
        Membership fresh = Membership.active(list, reader.id(), wish.cadence())
                .withTopics(wish.topics())
                .pausedUntil(wish.pausedUntil());
        if (!tables.memberships().join(fresh, now)) {
            tables.memberships().rejoin(fresh, now);
        }
        String erased =
                ImportBatch.erasedHash(context.keyRing(), reader.address().normal());
        tables.blockedAddresses().lift(reader.address(), erased);
        tables.memberships().consent(list, reader.id(), RequestSignup.consent("joined", said), now);
    }
}
