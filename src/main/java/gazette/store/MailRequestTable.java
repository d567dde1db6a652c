package gazette.store;

import gazette.subscribers.ClientNetwork;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Stores the requests for mail that forms made, for the limits. Mailboxes are stored as codes.
public final class MailRequestTable {
    private final Handle handle;

    MailRequestTable(Handle handle) {
        this.handle = handle;
    }

    /// Counts requests from a network, from its wider network, and from all.
    public record NetworkCount(long network, long wideNetwork, long total) {}

    /// Counts mails to a mailbox.
    ///
    /// @param unanswered those of the last day that the owner did nothing about
    /// @param day all of the last day
    /// @param month all of the last 30 days
    /// @param links those of the last day with a link to preferences
    /// @param openLinks those of them whose link still lives and was not used
    public record MailCount(long unanswered, long day, long month, long links, long openLinks) {}

    /// Describes the beginnings of the times in which mails are counted.
    ///
    /// @param links since when a link to preferences lives
    public record CountedSince(Instant day, Instant month, Instant links) {}

    /// Adds a request.
    ///
    /// @param mailed whether a mail is sent for it
    public void add(ClientNetwork network, String mailbox, boolean mailed, Instant now) {
        add(network, mailbox, false, mailed, now);
    }

    /// Adds a request for a link to preferences.
    ///
    /// @param mailed whether it is sent
    public void addForLink(ClientNetwork network, String mailbox, boolean mailed, Instant now) {
        add(network, mailbox, true, mailed, now);
    }

    private void add(ClientNetwork network, String mailbox, boolean link, boolean mailed, Instant now) {
        handle.createUpdate("""
                        insert into mail_request (at, network, wide_network, mailbox, mailed, link)
                        values (:now, :network, :wide, :mailbox, :mailed, :link)
                        """)
                .bind("now", now)
                .bind("network", network.limited())
                .bind("wide", network.recorded())
                .bind("mailbox", mailbox)
                .bind("mailed", mailed ? 1 : 0)
                .bind("link", link ? 1 : 0)
                .execute();
    }

    /// Marks the mails to a mailbox as answered: its owner did what they asked for.
    public void answered(String mailbox) {
        handle.createUpdate("update mail_request set answered = 1 where mailbox = :mailbox and answered = 0")
                .bind("mailbox", mailbox)
                .execute();
    }

    /// Counts the requests since a moment.
    public NetworkCount count(ClientNetwork network, Instant since) {
        return handle.createQuery("""
                        select count(*) as total,
                            coalesce(sum(case when network = :network then 1 else 0 end), 0) as network,
                            coalesce(sum(case when wide_network = :wide then 1 else 0 end), 0) as wide_network
                        from mail_request where at > :since
                        """)
                .bind("since", since)
                .bind("network", network.limited())
                .bind("wide", network.recorded())
                .mapTo(NetworkCount.class)
                .one();
    }

    /// Counts the mails to a mailbox.
    public MailCount mails(String mailbox, CountedSince since) {
        return handle.createQuery("""
                        select count(*) as "month",
                            coalesce(sum(case when at > :day then 1 else 0 end), 0) as "day",
                            coalesce(sum(case when at > :day then 1 - answered else 0 end), 0) as unanswered,
                            coalesce(sum(case when at > :day then link else 0 end), 0) as links,
                            coalesce(sum(case when at > :links then link * (1 - answered) else 0 end), 0) as open_links
                        from mail_request where mailbox = :mailbox and mailed = 1 and at > :month
                        """)
                .bind("mailbox", mailbox)
                .bind("day", since.day())
                .bind("month", since.month())
                .bind("links", since.links())
                .mapTo(MailCount.class)
                .one();
    }

    /// Describes how many requests came from a network.
    public record Source(String network, long requests) {}

    /// Returns the networks with the most requests since a moment, three at most.
    public List<Source> busiest(Instant since) {
        return handle.createQuery("""
                        select network, count(*) as requests from mail_request where at > :since
                        group by network order by requests desc, network limit 3
                        """).bind("since", since).mapTo(Source.class).list();
    }

    /// Deletes requests that no limit counts any more.
    public void forget(Instant before) {
        handle.createUpdate("delete from mail_request where at < :before")
                .bind("before", before)
                .execute();
    }
}
