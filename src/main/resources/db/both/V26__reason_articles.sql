-- The article that a line of a run's report is about: several may have one title. Lines from before are matched where
-- that is certain: by a title that only one article has, else by what the run offered. The others are about none.
alter table reason add column article_id bigint;

update reason set article_id = known.id
from (select title, min(id) as id from article group by title having count(*) = 1) as known
where reason.subject = known.title
    and reason.verdict in ('PICKED', 'HELD', 'WAITING', 'DROPPED', 'PASSED_OVER', 'FOLDED');

update reason set article_id = known.id
from (
    select offer.run_id, article.title, min(article.id) as id,
        case offer.verdict when 'issued' then 'PICKED' when 'dropped' then 'DROPPED' else 'PASSED_OVER' end as verdict
    from offer join article on article.id = offer.article_id
    group by offer.run_id, article.title, offer.verdict
    having count(distinct article.id) = 1) as known
where reason.article_id is null and reason.run_id = known.run_id and reason.subject = known.title
    and reason.verdict = known.verdict;

create index reason_article on reason (article_id) where article_id is not null;
