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
    public record Preferences(Subscriber subscriber, List<Choice> lists, List<Statement> consents) {}

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
    public record ListChange(
            ListConfig list, boolean wanted, Cadence cadence, List<String> topics, Optional<Instant> pausedUntil) {}

    /// Describes what they want now.
    public record Change(String name, String language, List<ListChange> lists) {}

    public ManagePreferences(AppContext context) {
        this.context = context;
    }

    /// Returns what is known; empty if the link is not valid or too old. Changes nothing.
    public Optional<Preferences> find(String link) {
        return context.store()
                .read(tables -> subscriber(link, tables).map(subscriber -> preferences(subscriber, tables)));
    }

    /// Saves what a subscriber wants now.
    ///
    /// @return whether the link is still valid
    public boolean save(String link, Change change, ConsentOrigin origin) {
        Instant now = context.clock().instant();
        return context.store()
                .write(tables -> subscriber(link, tables)
                        .map(subscriber -> {
                            tables.subscribers().setNameAndLanguage(subscriber.id(), change.name(), change.language());
                            new RequestedMailLimits(context.keyRing(), tables, now).recordAnswer(subscriber.address());
                            change.lists().stream()
                                    .filter(listChange -> isOffered(listChange.list(), subscriber, tables))
                                    .forEach(listChange -> save(listChange, subscriber, origin, tables, now));
                            return true;
                        })
                        .orElse(false));
    }

    /// Erases the subscriber.
    ///
    /// @return what happened; empty if the link is no longer valid
    public Optional<EraseSubscriber.Outcome> erase(String link) {
        Optional<Subscriber> subscriber = context.store().read(tables -> subscriber(link, tables));
        return subscriber.map(who -> new EraseSubscriber(context).run(who.address()));
    }

    private Optional<Subscriber> subscriber(String link, Tables tables) {
        return SignedToken.verify(
                        link,
                        Purpose.PREFERENCES,
                        context.keyRing(),
                        context.clock().instant())
                .flatMap(token -> tables.subscribers().byPublicId(token.publicId()));
    }

    private Preferences preferences(Subscriber subscriber, Tables tables) {
        List<Choice> lists = context.config().lists().values().stream()
                .map(list -> new Choice(list, membership(list, subscriber, tables)))
                .filter(choice -> isOffered(choice.list(), subscriber, tables))
                .toList();
        var consents = new ArrayList<Statement>();
        for (ConsentRecord entry : tables.memberships().consents(subscriber.id())) {
            String name = tables.lists().name(entry.list()).orElse("");
            String title = Optional.ofNullable(context.config().lists().get(name))
                    .map(ListConfig::title)
                    .orElse(name);
            consents.add(new Statement(title, entry.at(), entry.consent()));
        }
        return new Preferences(subscriber, lists, List.copyOf(consents));
    }

    /// Returns whether a list is shown: a private one only to who is, or was, on it.
    private static boolean isOffered(ListConfig list, Subscriber subscriber, Tables tables) {
        return list.isPublic() || new Choice(list, membership(list, subscriber, tables)).isActive();
    }

    private static Optional<Membership> membership(ListConfig list, Subscriber subscriber, Tables tables) {
        return tables.lists()
                .find(list.name())
                .flatMap(id -> tables.memberships().find(id, subscriber.id()));
    }

    private void save(ListChange listChange, Subscriber subscriber, ConsentOrigin origin, Tables tables, Instant now) {
        Optional<Membership> before = membership(listChange.list(), subscriber, tables);
        boolean isActive = new Choice(listChange.list(), before).isActive();
        if (listChange.wanted() && isActive) {
            change(before.orElseThrow(), listChange, origin, tables, now);
        } else if (listChange.wanted()) {
            join(listChange, subscriber, origin, tables, now);
        } else if (isActive) {
            long list = before.orElseThrow().list();
            tables.memberships().leave(list, subscriber.id(), now);
            tables.memberships().consent(list, subscriber.id(), RequestSignup.consent("left", origin), now);
        }
    }

    private static void change(
            Membership before, ListChange listChange, ConsentOrigin origin, Tables tables, Instant now) {
        Membership after = before.with(listChange.cadence())
                .withTopics(listChange.topics())
                .pausedUntil(listChange.pausedUntil());
        if (!after.equals(before)) {
            tables.memberships().change(after, now);
            tables.memberships().consent(after.list(), after.subscriber(), RequestSignup.consent("chose", origin), now);
        }
    }

    /// Subscribes without another confirmation: the link was mailed to the address just now.
    private void join(ListChange listChange, Subscriber subscriber, ConsentOrigin origin, Tables tables, Instant now) {
        long list = tables.lists().idOf(listChange.list().name());
        Membership membership = Membership.active(list, subscriber.id(), listChange.cadence())
                .withTopics(listChange.topics())
                .pausedUntil(listChange.pausedUntil());
        if (!tables.memberships().join(membership, now)) {
            tables.memberships().rejoin(membership, now);
        }
        String erased =
                ImportBatch.erasedHash(context.keyRing(), subscriber.address().normal());
        tables.blockedAddresses().lift(subscriber.address(), erased);
        tables.memberships().consent(list, subscriber.id(), RequestSignup.consent("joined", origin), now);
    }
}
