-- What is written in place of a note when nobody has the address that a form asked a link for: with the same columns and
-- indexes, so that the answer takes as long. Nothing reads it.
create table note_of_nobody (
    id text primary key,
    kind text not null,
    subscriber_id bigint not null,
    list_id bigint not null,
    about text not null,
    language text not null,
    state text not null,
    attempts integer not null default 0,
    next_at bigint not null,
    until bigint not null,
    reply text not null default '',
    at bigint not null,
    changed_at bigint not null
);

create index note_of_nobody_due on note_of_nobody (state, next_at);
create index note_of_nobody_subscriber on note_of_nobody (subscriber_id, at);
create index note_of_nobody_at on note_of_nobody (at);
