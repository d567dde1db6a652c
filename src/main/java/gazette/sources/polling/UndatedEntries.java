package gazette.sources.polling;

import gazette.sources.feeds.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Gives entries without a date one that keeps them where the feed has them.
///
/// For example, a feed has entries of noon, without a date, and of nine o'clock: the second one gets a millisecond less
/// than noon. One before the first is a millisecond newer than that. If no entry has a date, they are of now, in the
/// feed's order, the newest first.
final class UndatedEntries {
    private final List<Entry> entries;
    private final Instant now;
    /// By which the date changes from one entry to the next: feeds have the newest first, and some the oldest.
    private final long step;

    private UndatedEntries(List<Entry> entries, Instant now) {
        this.entries = entries;
        this.now = now;
        this.step = isOldestFirst() ? 1 : -1;
    }

    /// Returns the entries in the same order.
    static List<Entry> placed(List<Entry> entries, Instant now) {
        var undated = new UndatedEntries(entries, now);
        return IntStream.range(0, entries.size()).mapToObj(undated::placed).toList();
    }

    private Entry placed(int at) {
        Entry entry = entries.get(at);
        return entry.dated().isPresent() ? entry : entry.listedAt(earlier(date(at), now));
    }

    private Instant date(int at) {
        Optional<Integer> before = dated(IntStream.iterate(at - 1, i -> i >= 0, i -> i - 1));
        Optional<Integer> after = dated(IntStream.range(at + 1, entries.size()));
        if (before.isPresent()) {
            Instant next = dateOf(before.get()).plusMillis(step * (at - before.get()));
            return after.map(this::dateOf).map(end -> within(next, end)).orElse(next);
        }
        return after.map(i -> dateOf(i).minusMillis(step * (i - at))).orElseGet(() -> now.minusMillis(at));
    }

    private Instant within(Instant next, Instant end) {
        boolean isPast = step > 0 ? next.isAfter(end) : next.isBefore(end);
        return isPast ? end : next;
    }

    private Optional<Integer> dated(IntStream places) {
        return places.filter(i -> entries.get(i).dated().isPresent()).boxed().findFirst();
    }

    private Instant dateOf(int at) {
        return entries.get(at).dated().orElseThrow();
    }

    private boolean isOldestFirst() {
        List<Instant> dates = new ArrayList<>();
        entries.forEach(entry -> entry.dated().ifPresent(dates::add));
        long rising = IntStream.range(1, dates.size())
                .map(i -> dates.get(i).compareTo(dates.get(i - 1)))
                .map(Integer::signum)
                .sum();
        return rising > 0;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
