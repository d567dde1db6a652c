-- Where its feed has an entry without a date in time (milliseconds).
alter table article add column listed_at bigint;
-- What an editor made new again for a series that had dropped it or passed it over.
create table brought_back (
    list_id bigint not null references list,
    cadence text not null,
    audience text not null,
    article_id bigint not null references article,
    verdict text not null,
    run_id bigint not null references run,
    at bigint not null
);
create index brought_back_article on brought_back (article_id);
