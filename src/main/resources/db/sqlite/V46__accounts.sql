-- The people who run the paper, and what they may do at the desk. Who was removed stays, for the record.
create table account (
    id integer primary key autoincrement,
    name text not null,
    role text not null,
    address text,
    language text,
    zone text,
    created_at bigint not null,
    removed_at bigint
);

-- Browsers that are signed in. The token itself is in the browser only.
create table account_session (
    token_hash text primary key,
    account bigint not null references account,
    created_at bigint not null,
    seen_at bigint not null
);
create index account_session_account on account_session (account);

-- What was done at the desk and by commands, in order. Nothing here is ever changed.
create table audit_log (
    id integer primary key autoincrement,
    at bigint not null,
    who text not null,
    network text not null,
    action text not null,
    subject text not null,
    before_text text,
    after_text text
);
