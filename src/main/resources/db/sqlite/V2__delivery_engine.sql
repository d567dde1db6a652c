-- What sends: one machine with its data folder. A claim raises the fence, here and in a file beside the secret key, so
-- that a database which was restored or copied can be told.
create table node (
    id text primary key,
    fence bigint not null,
    place text not null,
    held_because text not null default ''
) without rowid;

alter table subscriber add column domain text not null default '';
update subscriber set domain = substr(address_norm, instr(address_norm, '@') + 1);

-- Why an issue is paused, which DKIM selectors sign it, and when its canary, the first readers, will have been
-- watched long enough.
alter table issue add column paused_because text not null default '';
alter table issue add column selectors text not null default '';
alter table issue add column frozen_at bigint;
alter table issue add column canary_until bigint;
update issue set frozen_at = date where status <> 'freezing';

drop index issue_open;
create index issue_open on issue (status) where status in ('freezing', 'sending', 'paused', 'cancelled');

-- An issue as it is encoded for one group of readers: constant bytes, and slots for what differs from reader to reader.
alter table variant add column encoded blob not null default x'';

-- Some hundred readers of an issue, who are claimed together. `next_at`: when the next of their letters is due; null
-- when all of them are through. A claim ends with its lease; its fence tells a later one from an earlier one.
drop table chunk;
create table chunk (
    issue_id bigint not null,
    no bigint not null,
    lo bigint not null,
    hi bigint not null,
    owner text,
    fence bigint not null default 0,
    lease_until bigint not null default 0,
    next_at bigint,
    primary key (issue_id, no)
) without rowid;

create index chunk_due on chunk (issue_id, next_at, no) where next_at is not null;

drop index delivery_due;
alter table delivery rename to delivery_v1;
create table delivery (
    issue_id bigint not null,
    subscriber_id bigint not null,
    variant_no integer not null,
    reader text not null,
    address text not null,
    domain text not null,
    name text not null,
    state text not null check (state in ('pending', 'intent', 'accepted', 'deferred', 'failed', 'unknown', 'held',
        'expired', 'suppressed', 'cancelled')),
    attempts integer not null default 0,
    unknowns integer not null default 0,
    first_at bigint,
    next_at bigint not null default 0,
    reply text not null default '',
    changed_at bigint not null,
    primary key (issue_id, subscriber_id)
) without rowid;

insert into delivery (issue_id, subscriber_id, variant_no, reader, address, domain, name, state, attempts, unknowns,
    first_at, next_at, reply, changed_at)
select old.issue_id, old.subscriber_id, old.variant_no, subscriber.public_id, old.address, old.domain, old.name,
    case old.state when 'claimed' then 'pending' when 'intent' then 'pending' else old.state end, old.attempts,
    old.unknowns, case when old.attempts > 0 then old.changed_at end, old.next_at, old.reply, old.changed_at
from delivery_v1 as old join subscriber on subscriber.id = old.subscriber_id;
drop table delivery_v1;

insert into chunk (issue_id, no, lo, hi, next_at)
select issue_id, 1, min(subscriber_id), max(subscriber_id),
    min(case when state in ('pending', 'intent', 'deferred', 'unknown') then next_at end)
from delivery group by issue_id;

-- What editors are told of besides runs: a relay's breaker, a canary that did badly, letters that are held.
drop table event;
create table event (
    id integer primary key,
    at bigint not null,
    kind text not null,
    about text not null,
    detail text not null,
    told_at bigint
);

-- Who ordered what: pauses, retries, confirmations.
drop table audit;
create table audit (
    id integer primary key,
    at bigint not null,
    action text not null,
    subject text not null,
    detail text not null
);
