-- Slots of schedules whose issues are reviewed before they go out. state: open, held, ordered, sent or closed. The hashes
-- are those of review_showing: what would go out now, what an editor approved or ordered to be sent, and what the editors
-- were last asked about. look_millis: how long it took to find out what would go out. A form names the version that it was made for; each answer makes a new one.
create table review (
    id integer primary key autoincrement,
    schedule text not null,
    slot bigint not null,
    state text not null,
    opened_at bigint not null,
    looked_at bigint not null,
    look_millis bigint not null,
    asked_online_at bigint not null,
    current_hash text not null,
    approved_hash text not null,
    asked_hash text not null,
    why text not null,
    answered_by text not null,
    answered_at bigint,
    version bigint not null,
    unique (schedule, slot)
);

create index review_state on review (state);

-- What would go out, each time that it was another thing. content is JSON: the letter, its articles and what was found.
create table review_showing (
    review_id bigint not null,
    hash text not null,
    shown_at bigint not null,
    content text not null,
    primary key (review_id, hash)
);

-- Mails to those who may approve. kind: ask, held, sent or nothing; hash and before_hash say what each is about.
create table review_mail (
    review_id bigint not null,
    kind text not null,
    hash text not null,
    address text not null,
    before_hash text not null,
    state text not null,
    attempts int not null,
    reply text not null,
    next_at bigint not null,
    changed_at bigint not null,
    primary key (review_id, kind, hash, address)
);

create index review_mail_due on review_mail (state, next_at);
