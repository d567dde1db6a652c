package gazette.store;

import gazette.accounts.AccountRole;
import gazette.accounts.AccountSession;
import gazette.accounts.SignInWay;
import gazette.config.DatabaseConfig;
import java.sql.DatabaseMetaData;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/// Fills a database with what a large publication has after years, to measure with: subscribers, articles, issues and a
/// ledger row for each letter. Copies an issue that a run has made, by bulk SQL, so that its rows are as the program
/// writes them.
///
/// The last issue goes to all subscribers and is being sent: three tenths of its letters are accepted, the others are
/// due. The twenty before it went to a tenth of them each, all others to a hundred.
public final class SampleLedger {
    private static final int ARTICLES = 5;
    private static final int NEW_ARTICLES = 12;
    private static final int LARGE_ISSUES = 20;

    private final Handle handle;
    private final Size size;
    private final Instant now;

    /// Says how much there is to be.
    ///
    /// @param list with the issue to copy, by its name
    /// @param session the hash of the token of an owner's session
    public record Size(String list, long subscribers, long issues, String session) {}

    private SampleLedger(Handle handle, Size size, Instant now) {
        this.handle = handle;
        this.size = size;
        this.now = now;
    }

    /// Fills a database whose list has one issue. No other process may use it meanwhile.
    public static void fill(DatabaseConfig config, Size size, Instant now) {
        DatabaseBackend backend = DatabaseBackend.of(config);
        Jdbi jdbi = Jdbi.create(backend.source());
        ValueMapping.configure(jdbi);
        backend.configure(jdbi);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
        jdbi.useTransaction(handle -> new SampleLedger(handle, size, now).fill());
        jdbi.useHandle(handle -> handle.execute("analyze"));
    }

    private void fill() {
        addSubscribers();
        addArticles();
        addIssues();
        addLetters();
        addTroubles();
        addOwner();
        if (handle.queryMetadata(DatabaseMetaData::getDatabaseProductName).equals("PostgreSQL")) {
            List.of("subscriber", "article", "run", "issue").forEach(this::setNextId);
        }
    }

    private void setNextId(String table) {
        handle.execute(
                "select setval(pg_get_serial_sequence('" + table + "', 'id'), (select max(id) from " + table + "))");
    }

    private void addSubscribers() {
        run("""
                insert into subscriber (id, public_id, address_norm, address, name, language, created_at, domain)
                select first.id + i, 'sample' || (1000000000 + i), 'reader' || i || '@d' || (i % 500) || '.example.com',
                    'Reader' || i || '@d' || (i % 500) || '.example.com', 'Reader ' || i, 'en', :now - i * 1000,
                    'd' || (i % 500) || '.example.com'
                from n cross join (select coalesce(max(id), 0) as id from subscriber) as first
                """, size.subscribers());
        update("""
                insert into coverage (id, covered_seq, owed)
                select max(id) + 1, (select max(release_seq) from article) + :count, '' from coverage
                """, ARTICLES * size.issues());
        update("""
                insert into membership (list_id, subscriber_id, status, cadence, topics, changed_at, coverage_id,
                    joined_at, paused_until)
                select list.id, subscriber.id, 'active', issue.cadence, '', subscriber.created_at,
                    (select max(id) from coverage), subscriber.created_at, 0
                from subscriber cross join list join issue on issue.list_id = list.id
                where list.name = :list and subscriber.public_id like 'sample%'
                order by subscriber.id
                """);
        update("""
                insert into consent (list_id, subscriber_id, at, action, origin)
                select list_id, subscriber_id, changed_at, 'subscribed', 'sample' from membership
                order by subscriber_id
                """);
    }

    private void addArticles() {
        run("""
                insert into article (id, source, source_key, path, present, slug, feed_id, content_hash, version_hash,
                    release_seq, first_seen, updated_at, title, author, published, place, link, cover, lang, tags, html,
                    body_text, summary, pinned, draft, send_after, expires, work_id, work_key, released_at, listed_at,
                    lead_picture)
                select id + i, source, source_key || i, path || i, present, slug || '-' || i, feed_id || i,
                    content_hash || i, version_hash || i, release_seq + i, first_seen, updated_at, title || ' ' || i,
                    author, published, place, link, cover, lang, tags, html, body_text, summary, pinned, draft,
                    send_after, expires, id + i, work_key || i, released_at, listed_at, lead_picture
                from n cross join (select * from article where id = (select max(id) from article)) as sample
                """, ARTICLES * size.issues() + NEW_ARTICLES);
    }

    private void addIssues() {
        run("""
                insert into run (id, schedule, slot, occasion, outcome, summary, started_at, ended_at, told_at)
                select id + i, schedule, :now - (:count - i) * 604800000, 'scheduled',
                    case when i = :count then 'running' else 'sent' end, '5 articles', :now - (:count - i) * 604800000,
                    case when i = :count then null else :now - (:count - i) * 604800000 end, :now
                from n cross join (select * from run where id = (select max(id) from run)) as sample
                """, size.issues());
        run("""
                insert into issue (id, list_id, number, run_id, cadence, audience, feed_id, title, date, status, frozen_to,
                    frozen_count, selectors, frozen_at, coverage_id, attributes, token_key)
                select id + i, list_id, number + i, run_id + i, cadence, audience, feed_id || i, title || ' ' || i,
                    :now - (:count - i) * 604800000, case when i = :count then 'sending' else 'sent' end, 0,
                    case when i = :count then :all
                        when i >= :count - :large then (:all + 9) / 10 when :all < 100 then :all else 100 end,
                    selectors, :now - (:count - i) * 604800000, (select max(id) from coverage), attributes, token_key
                from n cross join (select * from issue where id = (select max(id) from issue)) as sample
                """, size.issues());
        update("""
                insert into variant (issue_id, no, language, subject, html, body_text, slot, encoded)
                select issue.id, sample.no, sample.language, issue.title, sample.html, sample.body_text, sample.slot,
                    sample.encoded
                from issue cross join (select * from variant where issue_id = (select min(id) from issue)) as sample
                where issue.id > sample.issue_id
                """);
        run("""
                insert into issue_article (issue_id, position, section, article_id)
                select issue.id, (i + :articles - 1) % :articles + 1, '', article.id
                from n
                join issue on issue.id = (select min(id) from issue) + (i + :articles - 1) / :articles
                join article on article.id = (
                    select max(article_id) from issue_article where issue_id = (select min(id) from issue)) + i
                """, ARTICLES * size.issues());
        update("""
                insert into offer (list_id, cadence, audience, article_id, verdict, run_id)
                select issue.list_id, issue.cadence, issue.audience, issue_article.article_id, 'issued', issue.run_id
                from issue_article join issue on issue.id = issue_article.issue_id
                where issue.id > (select min(id) from issue)
                """);
        run("""
                insert into reason (run_id, no, verdict, subject, detail)
                select run.id, i, 'PICKED', 'article ' || i, '' from n cross join run
                where run.id > (select min(run_id) from issue)
                """, ARTICLES);
    }

    private void addLetters() {
        update("""
                insert into delivery (issue_id, subscriber_id, variant_no, reader, address, domain, name, state, attempts,
                    first_at, next_at, reply, changed_at)
                select issue_id, id, 1, public_id, address, domain, name, state, 1, date, 0,
                    case state when 'accepted' then '250 2.0.0 taken as ' || id
                        when 'failed' then case when id % 2 = 0 then '550 5.1.1 no such user' else '552 5.2.2 full' end
                        when 'held' then 'the connection broke off' when 'expired' then '451 4.7.1 later' else '' end,
                    date + 60000
                from (
                    select issue.id as issue_id, subscriber.*, issue.date,
                        case when issue.status = 'sending' and subscriber.id - few.id > issue.frozen_count * 3 / 10
                                then 'pending'
                            when subscriber.id % 200 = 0 then 'failed' when subscriber.id % 5000 = 1 then 'held'
                            when subscriber.id % 1000 = 2 then 'expired' when subscriber.id % 300 = 3 then 'suppressed'
                            else 'accepted' end as state
                    from issue
                    cross join (select min(id) - 1 as id from subscriber where public_id like 'sample%') as few
                    join subscriber on subscriber.id > few.id and subscriber.id <= few.id + issue.frozen_count
                    where issue.id > (select min(id) from issue)) as letter
                order by issue_id, id
                """);
        update("""
                insert into delivery_count (issue_id, state, letters, changed_at)
                select issue_id, state, count(*), max(changed_at) from delivery
                where issue_id > (select min(id) from issue) group by issue_id, state
                """);
        update("""
                insert into chunk (issue_id, no, lo, hi, next_at)
                select issue_id, (subscriber_id - few.id) / 250 + 1, min(subscriber_id), max(subscriber_id),
                    min(case when state = 'pending' then 0 end)
                from delivery cross join (select min(id) as id from subscriber where public_id like 'sample%') as few
                where issue_id > (select min(id) from issue)
                group by issue_id, (subscriber_id - few.id) / 250
                """);
    }

    private void addTroubles() {
        run("""
                insert into held_entry (source, entry_key, held_at, title, link, entry)
                select 'news', 'entry' || i, :now, 'A held entry ' || i, 'https://news.example.com/' || i, '{}' from n
                """, 200);
        run("""
                insert into event (at, kind, about, detail, told_at)
                select :now - i * 86400000, 'LETTERS', 'bench/' || i, i || ' letters were refused', :now from n
                """, 500);
    }

    private void addOwner() {
        long owner = new AccountTable(handle).add("owner", AccountRole.OWNER, now);
        new AccountSessionTable(handle)
                .add(new AccountSession(size.session(), owner, SignInWay.PASSKEY, "bench", "", now, now, now));
    }

    /// Runs a statement that may select from `n`: the numbers from 1 to a count.
    private void run(String statement, long count) {
        update(statement.replaceFirst("(?m)^select ", """
                with recursive n (i) as (select cast(1 as bigint) union all select i + 1 from n where i < :count)
                select\s"""), count);
    }

    private void update(String statement) {
        update(statement, 0);
    }

    private void update(String statement, long count) {
        handle.createUpdate(statement)
                .bind("count", count)
                .bind("all", size.subscribers())
                .bind("large", LARGE_ISSUES)
                .bind("articles", ARTICLES)
                .bind("list", size.list())
                .bind("now", now.toEpochMilli())
                .execute();
    }
}
