-- What is known of the feeds that are followed.
create table feed (
    source text primary key,
    address text not null,
    asked text not null,
    etag text,
    last_modified text,
    next_at bigint not null,
    read_at bigint,
    failures integer not null,
    problem text not null,
    ended integer not null
);

-- The entries met in them, once for each of the ways to know one again: its id, its link, its content.
create table feed_entry (
    source text not null,
    identity text not null,
    entry_key text not null,
    fate text not null check (fate in ('taken', 'passed', 'held')),
    primary key (source, identity)
);

create index feed_entry_key on feed_entry (source, entry_key);
