-- The secret key that signs the links in an issue's letters, by its id.
alter table issue add column token_key text not null default '1';

-- What somebody asked for at the sign-up form, until the owner of the address confirms it or it is forgotten.
create table signup (
    id text primary key,
    subscriber_id bigint not null references subscriber on delete cascade,
    language text not null,
    name text not null,
    origin text not null,
    wording text not null,
    network text not null,
    at bigint not null,
    until bigint not null,
    confirmed_at bigint
);

create index signup_subscriber on signup (subscriber_id);
create index signup_until on signup (until);

create table signup_list (
    signup_id text not null references signup on delete cascade,
    list_id bigint not null references list,
    cadence text not null,
    topics text not null,
    primary key (signup_id, list_id)
);

-- Short letters to one reader: recorded before they are sent, and kept for a month, because limits are counted by them.
-- network: who asked for it without proof of being the reader; empty if it was the reader.
-- answered: whether the reader did what it was sent for.
create table note (
    id text primary key,
    kind text not null check (kind in ('confirmation', 'welcome', 'latest', 'preferences')),
    subscriber_id bigint not null references subscriber on delete cascade,
    list_id bigint not null references list,
    about text not null,
    language text not null,
    network text not null,
    answered integer not null default 0,
    state text not null check (state in ('pending', 'underway', 'accepted', 'failed', 'expired')),
    attempts integer not null default 0,
    next_at bigint not null,
    until bigint not null,
    reply text not null default '',
    at bigint not null,
    changed_at bigint not null
);

create index note_due on note (state, next_at);
create index note_subscriber on note (subscriber_id, at);
create index note_at on note (at);
