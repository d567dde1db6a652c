-- The texts that the pages of feeds' entries had, and which could not be had.
create table page (
    source text not null,
    entry_key text not null,
    version text not null,
    html text not null,
    problem text not null,
    attempts integer not null,
    primary key (source, entry_key)
);
