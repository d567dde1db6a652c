package gazette.store;

import gazette.config.Cadence;
import gazette.issues.FinalArticleVerdict;
import gazette.issues.ReasonKind;
import gazette.subscribers.Membership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Reads what happened to one article or one subscriber.
public final class ExplanationQueries {
    private final Handle handle;

    ExplanationQueries(Handle handle) {
        this.handle = handle;
    }

    /// Describes a stored article in one language.
    ///
    /// @param workId what it has in common with its other languages
    /// @param isHeld whether it may not be shown yet, or not any more
    public record KnownArticle(
            long id,
            long workId,
            String title,
            String slug,
            String path,
            String lang,
            Instant firstSeen,
            boolean isHeld) {}

    /// Names a stored article: by its address on the site, by its file or entry, and by the page that it is about.
    public record ArticleName(String slug, String source, String path, Optional<String> link) {
        /// Returns the source and the path in it.
        public String file() {
            return source + "/" + path;
        }
    }

    /// Describes what one run did with an article.
    public record Choice(String list, Cadence cadence, FinalArticleVerdict verdict, String schedule, Instant slot) {}

    /// Describes that an editor made an article new again.
    ///
    /// @param verdict what was decided before
    public record Return(String list, Cadence cadence, FinalArticleVerdict verdict, Instant at) {}

    /// Describes what one run says of an article.
    public record RunStatement(String schedule, Instant slot, ReasonKind verdict, String detail) {}

    /// Counts the mails of one variant that hold an article.
    public record VariantOfArticle(String issue, int variant, long letters) {}

    /// Describes a subscriber's membership of a list.
    ///
    /// @param topics empty for all
    public record MembershipInfo(
            String list,
            Cadence cadence,
            List<String> topics,
            Membership.Status status,
            Optional<Instant> pausedUntil,
            Instant changedAt) {}

    /// Describes an issue of which a subscriber got no letter.
    ///
    /// @param segment the only one that it was for; empty if it was for all
    /// @param nothingOfTheirs whether it had nothing for subscribers with the same topics and language
    /// @param choiceChanged whether the membership was changed after the issue
    public record IssueWithoutLetter(
            String issue,
            Instant date,
            List<String> topics,
            String segment,
            boolean paused,
            boolean nothingOfTheirs,
            boolean choiceChanged) {}

    /// Describes what a subscriber agreed or objected to.
    public record Consent(String list, Instant at, String action, String origin) {}

    /// Returns the names of all articles, the first stored first.
    public List<ArticleName> articleNames() {
        return handle.createQuery("select slug, source, path, link from article order by id")
                .mapTo(ArticleName.class)
                .list();
    }

    /// Returns the article with a file or a slug.
    public Optional<KnownArticle> article(String pathOrSlug) {
        return handle.createQuery("""
                        select id, work_id, title, slug, path, lang, first_seen,
                            case when released_at is null then 1 else 0 end as is_held
                        from article
                        where slug = :key or path = :key or source || '/' || path = :key order by id limit 1
                        """)
                .bind("key", pathOrSlug)
                .mapTo(KnownArticle.class)
                .findOne();
    }

    /// Returns all languages of an article, the first stored first.
    public List<KnownArticle> versions(long article) {
        return handle.createQuery("""
                        select version.id, version.work_id, version.title, version.slug, version.path, version.lang, version.first_seen,
                            case when version.released_at is null then 1 else 0 end as is_held
                        from article join article as version on version.work_id = article.work_id
                        where article.id = :article order by version.id
                        """)
                .bind("article", article)
                .mapTo(KnownArticle.class)
                .list();
    }

    /// Returns what was decided about an article for each list and cadence.
    public List<Choice> choices(long article) {
        return handle.createQuery("""
                        select list.name as list, offer.cadence, offer.verdict, run.schedule, run.slot from offer
                        join list on list.id = offer.list_id join run on run.id = offer.run_id
                        where offer.article_id = :article order by run.slot, list.name
                        """)
                .bind("article", article)
                .mapTo(Choice.class)
                .list();
    }

    /// Returns when editors made an article new again, and for whom.
    public List<Return> returns(long article) {
        return handle.createQuery("""
                        select list.name as list, brought_back.cadence, brought_back.verdict, brought_back.at
                        from brought_back join list on list.id = brought_back.list_id
                        where brought_back.article_id = :article order by brought_back.at, list.name
                        """)
                .bind("article", article)
                .mapTo(Return.class)
                .list();
    }

    /// Returns the articles of a source's file, a slug, a page or a title that the sources have or had.
    ///
    /// @param file relative to the source's folder, or as a person wrote it
    public List<KnownArticle> articles(String source, String file, String slug, String title) {
        return handle.createQuery("""
                        select id, work_id, title, slug, path, lang, first_seen,
                            case when released_at is null then 1 else 0 end as is_held
                        from article
                        where slug = :slug or path = :file and (:source = '' or source = :source)
                            or source || '/' || path = :file or link = :title or lower(title) = lower(:title)
                        order by present desc, id
                        """)
                .bind("source", source)
                .bind("file", file)
                .bind("slug", slug)
                .bind("title", title)
                .mapTo(KnownArticle.class)
                .list();
    }

    /// Returns by which words articles are known: slugs, paths and titles, those of the latest first.
    public List<String> names(int most) {
        return handle
                .createQuery("select slug, path, title from article order by id desc limit :most")
                .bind("most", most)
                .map((row, _) -> List.of(row.getString("slug"), row.getString("path"), row.getString("title")))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Returns in which variants of which issues an article is, and how many mails are of each.
    public List<VariantOfArticle> letters(long article) {
        return handle.createQuery("""
                        select list.name || '/' || cast(issue.number as text) as issue, variant.no as variant,
                            count(*) as letters
                        from variant join issue on issue.id = variant.issue_id
                        join list on list.id = issue.list_id
                        join delivery on delivery.issue_id = issue.id and delivery.variant_no = variant.no
                        where issue.id in (
                                select issue_id from issue_article where article_id = :article
                                union select issue_id from variant_article where article_id = :article)
                            and (exists (select 1 from variant_article
                                    where issue_id = variant.issue_id and variant_no = variant.no
                                        and article_id = :article)
                                or (not exists (select 1 from variant_article
                                        where issue_id = variant.issue_id and variant_no = variant.no)
                                    and exists (select 1 from issue_article
                                        where issue_id = variant.issue_id and article_id = :article)))
                        group by list.name, issue.id, issue.number, variant.no
                        order by issue.id, variant.no
                        """)
                .bind("article", article)
                .mapTo(VariantOfArticle.class)
                .list();
    }

    /// Returns what runs say of an article in any language, the latest first.
    public List<RunStatement> statements(long article, int most) {
        return handle.createQuery("""
                        select run.schedule, run.slot, reason.verdict, reason.detail from reason
                        join run on run.id = reason.run_id
                        where reason.article_id in (
                            select version.id from article join article as version on version.work_id = article.work_id
                            where article.id = :article)
                        order by run.slot desc, reason.no limit :most
                        """)
                .bind("article", article)
                .bind("most", most)
                .mapTo(RunStatement.class)
                .list();
    }

    /// Returns the id of the subscriber with an address.
    public Optional<Long> subscriberId(String normal) {
        return handle.createQuery("select id from subscriber where address_norm = :normal")
                .bind("normal", normal)
                .mapTo(Long.class)
                .findOne();
    }

    /// Returns what a subscriber is or was a member of.
    public List<MembershipInfo> memberships(long subscriber) {
        return handle.createQuery("""
                        select list.name as list, membership.cadence, membership.topics, membership.status,
                            nullif(membership.paused_until, 0) as paused_until, membership.changed_at
                        from membership
                        join list on list.id = membership.list_id
                        where membership.subscriber_id = :subscriber order by list.name
                        """)
                .bind("subscriber", subscriber)
                .mapTo(MembershipInfo.class)
                .list();
    }

    /// Returns the issues of a subscriber's lists and cadences, since they joined, of which they got no letter.
    /// Issues from a time when they had left are not among them.
    public List<IssueWithoutLetter> withoutLetter(long subscriber) {
        return handle.createQuery("""
                        select list.name || '/' || cast(issue.number as text) as issue, issue.date, membership.topics,
                            issue.audience as segment,
                            case when membership.paused_until > issue.date then 1 else 0 end as paused,
                            case when exists (select 1 from issue_group where issue_group.issue_id = issue.id
                                and issue_group.topics = membership.topics
                                and issue_group.language = subscriber.language
                                and issue_group.variant_no = 0) then 1 else 0 end as nothing_of_theirs,
                            case when membership.changed_at > issue.date then 1 else 0 end as choice_changed
                        from membership join subscriber on subscriber.id = membership.subscriber_id
                        join list on list.id = membership.list_id
                        join issue on issue.list_id = membership.list_id and issue.cadence = membership.cadence
                        where membership.subscriber_id = :subscriber and issue.frozen_at is not null
                            and issue.corrects is null
                            and issue.date >= membership.joined_at and membership.status <> 'pending'
                            and (membership.status = 'active' or issue.date <= membership.changed_at)
                            and not exists (select 1 from delivery
                                where delivery.issue_id = issue.id and delivery.subscriber_id = :subscriber)
                        order by issue.id desc
                        """)
                .bind("subscriber", subscriber)
                .mapTo(IssueWithoutLetter.class)
                .list();
    }

    /// Returns what a subscriber agreed or objected to, in order.
    public List<Consent> consents(long subscriber) {
        return handle.createQuery("""
                        select list.name as list, consent.at, consent.action, consent.origin from consent
                        join list on list.id = consent.list_id
                        where consent.subscriber_id = :subscriber order by consent.id
                        """)
                .bind("subscriber", subscriber)
                .mapTo(Consent.class)
                .list();
    }
}
