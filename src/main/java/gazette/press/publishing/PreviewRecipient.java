package gazette.press.publishing;

import gazette.config.ScheduleConfig;
import gazette.press.picking.PickForSubscriberGroup.GroupPick;
import gazette.press.publishing.RehearseRun.Rehearsal;
import gazette.render.SubscriberFields;
import gazette.store.Tables;
import gazette.subscribers.Membership;
import gazette.subscribers.Subscriber;
import gazette.subscribers.address.EmailAddress;
import java.util.Optional;

/// Finds out which letter a subscriber would get of a rehearsed issue, and why none if it is none.
///
/// @param fields what the letter says of them
/// @param pick which articles they get; absent for the issue's own letter
/// @param words who they are, for the editor
record PreviewRecipient(SubscriberFields fields, Optional<GroupPick> pick, String words) {
    /// Returns somebody who wants all topics and missed nothing.
    ///
    /// @param language BCP 47 tag; empty for the list's
    static PreviewRecipient anybody(String language) {
        String speaking = language.isEmpty() ? "" : " in " + language;
        String words = "a subscriber" + speaking + " who wants all topics and missed nothing";
        return new PreviewRecipient(SubscriberFields.SAMPLE, Optional.empty(), words);
    }

    /// Returns one of the subscribers.
    ///
    /// @param pick what they get, if the schedule serves them
    /// @throws NoLetterException if they get nothing; the message says why
    static PreviewRecipient of(
            EmailAddress address, Optional<GroupPick> pick, Rehearsal rehearsal, ScheduleConfig schedule) {
        return rehearsal.pick().look(tables -> {
            Subscriber subscriber = tables.subscribers()
                    .byAddress(address)
                    .orElseThrow(() ->
                            new NoLetterException(address + " is no subscriber, here or in a file under subscribers/"));
            if (pick.isEmpty() || pick.get().picked().isEmpty()) {
                throw new NoLetterException(subscriber.address() + " gets no letter of this issue: "
                        + (pick.isPresent()
                                ? "it has nothing of theirs that they do not have yet"
                                : reason(subscriber, schedule, tables)));
            }
            var fields = new SubscriberFields(
                    subscriber.name(),
                    subscriber.address().toString(),
                    tables.subscribers().attributes(subscriber.id()));
            return new PreviewRecipient(fields, pick, words(subscriber, pick.get()));
        });
    }

    private static String words(Subscriber subscriber, GroupPick pick) {
        String topics = String.join(", ", pick.group().topics());
        return (subscriber.name() + " <" + subscriber.address() + ">").strip()
                + (subscriber.language().isEmpty() ? "" : ", language " + subscriber.language())
                + (topics.isEmpty() ? ", all topics" : ", topics " + topics);
    }

    private static String reason(Subscriber subscriber, ScheduleConfig schedule, Tables tables) {
        Optional<Membership> membership = tables.lists()
                .find(schedule.list())
                .flatMap(list -> tables.memberships().find(list, subscriber.id()));
        if (membership.isEmpty()) {
            return "they are not on the list '" + schedule.list() + "'";
        }
        Membership found = membership.get();
        if (found.status() != Membership.Status.ACTIVE) {
            return "on the list '" + schedule.list() + "' they are "
                    + found.status().word();
        }
        if (found.cadence() != schedule.recipients().cadence()) {
            return "they want the list " + found.cadence().word() + ", and this is its "
                    + schedule.recipients().cadence().word() + " issue";
        }
        return found.pausedUntil()
                .map(until -> "they pause until " + until)
                .orElse("they are not in the segment '" + schedule.recipients().segmentName() + "'");
    }
}
