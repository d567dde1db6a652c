-- A mark of each key that signs links: a code that it computes of a fixed text. The keys themselves are in a file.
-- place: the machine and file where the key was first used; retired: 1 if its links are no longer valid.
create table link_key (
    id text primary key,
    mark text not null,
    place text not null,
    retired integer not null
);
