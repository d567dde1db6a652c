-- The entries of bursts, whole, until an editor has dropped them or they are articles. A number is never used again.
-- due_at: when an entry that was let in is to become an article; null while it is held.
create table held_entry (
    no integer primary key autoincrement,
    source text not null,
    entry_key text not null,
    held_at bigint not null,
    due_at bigint,
    lang text,
    title text not null,
    link text,
    entry text not null,
    unique (source, entry_key)
);

create index held_entry_due on held_entry (source, due_at) where due_at is not null;

-- What was held until now is kept from the next look on, as far as its feed still has it: from the next round's.
update feed set etag = null, last_modified = null, next_at = 0
where source in (select source from feed_entry where fate = 'held');

-- When an entry was taken as it came; 0 if it was not, or by an editor's word.
alter table feed_entry add column taken_at bigint not null default 0;
