package gazette.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads everything that is known of one subscriber.
public final class PersonalDataQueries {
    private final Handle handle;

    PersonalDataQueries(Handle handle) {
        this.handle = handle;
    }

    /// Returns the rows of a subscriber in each table, by the names there, with instants as text.
    ///
    /// @return empty if there is none
    public Optional<Map<String, Object>> find(String normal) {
        return handle.createQuery("select id from subscriber where address_norm = :normal")
                .bind("normal", normal)
                .mapTo(Long.class)
                .findOne()
                .map(this::dossier);
    }

    /// Returns the requests for mail to a mailbox, whoever made them.
    ///
    /// @param mailbox its code, as in [MailRequestTable]
    public List<Map<String, Object>> mailRequests(String mailbox) {
        return handle.createQuery(
                        "select at, network, mailed, answered from mail_request where mailbox = :mailbox order by at")
                .bind("mailbox", mailbox)
                .mapToMap()
                .map(PersonalDataQueries::readable)
                .list();
    }

    private Map<String, Object> dossier(long subscriber) {
        var dossier = new LinkedHashMap<String, Object>(rows(subscriber, """
                        select address, name, language, zone, public_id as reader_id, created_at from subscriber
                        where id = :subscriber
                        """).getFirst());
        var attributes = new LinkedHashMap<String, Object>();
        rows(subscriber, "select name, content from attribute where subscriber_id = :subscriber order by name")
                .forEach(row -> attributes.put(String.valueOf(row.get("name")), row.getOrDefault("content", "")));
        dossier.put("attributes", attributes);
        dossier.put("lists", rows(subscriber, """
                        select list.name as list, status, cadence, topics, joined_at, changed_at, paused_until
                        from membership join list on list.id = membership.list_id
                        where subscriber_id = :subscriber order by list.name
                        """));
        dossier.put("consent", rows(subscriber, """
                        select consent.at, list.name as list, action, origin, wording, network
                        from consent join list on list.id = consent.list_id
                        where subscriber_id = :subscriber order by consent.id
                        """));
        dossier.put("letters", rows(subscriber, """
                        select list.name || '/' || cast(issue.number as text) as issue, delivery.address,
                            delivery.name, coalesce(delivery.attributes, '') as attributes, state, attempts, changed_at, reply
                        from issue join list on list.id = issue.list_id
                            join delivery on delivery.issue_id = issue.id and delivery.subscriber_id = :subscriber
                        order by issue.id desc
                        """));
        dossier.put("notes", rows(subscriber, """
                        select note.at, kind, list.name as list, about, language, state, reply
                        from note join list on list.id = note.list_id
                        where subscriber_id = :subscriber order by note.at
                        """));
        dossier.put("signups", rows(subscriber, """
                        select at, until, name, language, origin, wording, network from signup
                        where subscriber_id = :subscriber order by at
                        """));
        return dossier;
    }

    private List<Map<String, Object>> rows(long subscriber, String sql) {
        return handle.createQuery(sql)
                .bind("subscriber", subscriber)
                .mapToMap()
                .map(PersonalDataQueries::readable)
                .list();
    }

    /// What is unknown is left out.
    private static Map<String, Object> readable(Map<String, Object> row) {
        var readable = new LinkedHashMap<String, Object>();
        row.forEach((name, value) -> {
            boolean instant = name.equals("at") || name.endsWith("_at") || name.endsWith("until");
            switch (value) {
                case String text when text.isEmpty() -> {}
                case String text
                when name.equals("topics") -> readable.put(name, text.lines().toList());
                case Number number when instant && number.longValue() == 0 -> {}
                case Number number
                when instant ->
                    readable.put(name, Instant.ofEpochMilli(number.longValue()).toString());
                default -> readable.put(name, value);
            }
        });
        return readable;
    }
}
