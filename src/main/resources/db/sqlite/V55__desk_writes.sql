-- Files that the desk wrote, or is to write as soon as the folder takes them. A row is never changed but in its outcome, so
-- that the rows of a path are its versions. folder: as web.desk_writes names it; replaces: the hash of what the folder has to
-- have for it, empty for no file; theirs: what it had instead.
create table desk_write (
    id integer primary key autoincrement,
    folder text not null,
    path text not null,
    bytes blob not null,
    hash text not null,
    replaces text not null,
    state text not null,
    problem text not null,
    remedy text not null,
    theirs blob,
    account text not null,
    written_at bigint not null,
    settled_at bigint
);

create index desk_write_path on desk_write (folder, path, id);
create index desk_write_open on desk_write (id) where state in ('waiting', 'conflict');
create index desk_write_hash on desk_write (written_at, hash);
