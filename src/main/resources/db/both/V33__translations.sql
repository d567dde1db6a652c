-- Articles in several languages: a row for each language, all with the id of the first one.
alter table article add column work_id bigint not null default 0;
-- What they have in common in their source: their id, else their path without the language.
alter table article add column work_key text not null default '';
-- Since when it may be shown; null while it is held.
alter table article add column released_at bigint;

update article set work_id = id, work_key = source_key,
    released_at = case when release_seq is null then null else first_seen end;

create index article_work on article (work_id);
create index article_work_key on article (source, work_key);
