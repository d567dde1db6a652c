-- Articles that a private list kept for later, because it had nobody to get them: they are late for whoever comes.
create table kept_work (
    list_id bigint not null references list (id),
    cadence text not null,
    audience text not null,
    work_id bigint not null,
    primary key (list_id, cadence, audience, work_id)
);
