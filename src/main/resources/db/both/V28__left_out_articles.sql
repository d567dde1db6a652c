-- Articles that a series of issues left out, because a letter could not go out with them, by the version that was tried.
-- An article of another version is new again.
create table left_out_article (
    list_id bigint not null references list,
    cadence text not null,
    audience text not null,
    article_id bigint not null references article,
    version_hash text not null,
    run_id bigint not null references run,
    primary key (list_id, cadence, audience, article_id)
);
