-- What readers of a list have been covered with: every article up to a number, but for those still owed to them
-- (numbers, ascending, with commas between). A great many readers share one.
create table coverage (
    id bigint primary key,
    covered_seq bigint not null,
    owed text not null,
    unique (covered_seq, owed)
);

insert into coverage (id, covered_seq, owed) values (0, 0, '');

-- Readers that are there already were covered with what their cadence was offered.
insert into coverage (id, covered_seq, owed)
select row_number() over (order by covered_seq, owed), covered_seq, owed
from (
    select distinct
        (select coalesce(max(release_seq), 0) from article) as covered_seq,
        coalesce((
            select string_agg(cast(article.release_seq as text), ',' order by article.release_seq)
            from article
            where article.release_seq is not null and not exists (
                select 1 from offer where offer.list_id = issue.list_id and offer.cadence = issue.cadence
                    and offer.article_id = article.id)), '') as owed
    from issue) as offered
where covered_seq > 0;

alter table membership add column coverage_id bigint not null default 0;

update membership set coverage_id = coalesce((
    select coverage.id from coverage
    where coverage.covered_seq = (select coalesce(max(release_seq), 0) from article)
        and coverage.owed = coalesce((
            select string_agg(cast(article.release_seq as text), ',' order by article.release_seq)
            from article
            where article.release_seq is not null and not exists (
                select 1 from offer where offer.list_id = membership.list_id and offer.cadence = membership.cadence
                    and offer.article_id = article.id)), '')), 0)
where exists (
    select 1 from issue where issue.list_id = membership.list_id and issue.cadence = membership.cadence);

alter table membership drop column covered_seq;

-- When a reader came, and until when they want nothing.
alter table membership add column joined_at bigint not null default 0;
alter table membership add column paused_until bigint not null default 0;
update membership set joined_at = changed_at;

-- A reader's time zone, empty if unknown, and whatever else a publisher knows of them.
alter table subscriber add column zone text not null default '';

create table attribute (
    subscriber_id bigint not null references subscriber,
    name text not null,
    content text not null,
    primary key (subscriber_id, name)
);

create index attribute_name on attribute (name, content);

-- What a reader was shown when they agreed, and the network they did it from.
alter table consent add column wording text not null default '';
alter table consent add column network text not null default '';
create index consent_subscriber on consent (subscriber_id);
