-- Instants are epoch milliseconds UTC.

create table setting (
    key text primary key,
    value text not null
);

create table list (
    id integer primary key,
    name text not null unique
);

create table subscriber (
    id integer primary key,
    public_id text not null unique,
    address_norm text not null unique,
    address text not null,
    name text not null,
    language text not null,
    created_at bigint not null
);

create table membership (
    list_id bigint not null references list,
    subscriber_id bigint not null references subscriber,
    status text not null check (status in ('pending', 'active', 'unsubscribed', 'bounced', 'complained', 'erased')),
    cadence text not null,
    topics text not null default '',
    covered_seq bigint not null default 0,
    changed_at bigint not null,
    primary key (list_id, subscriber_id)
) without rowid;

create index membership_subscriber on membership (subscriber_id);

-- Append-only: who agreed or objected to what, when, and where that was said.
create table consent (
    id integer primary key,
    list_id bigint not null references list,
    subscriber_id bigint not null references subscriber,
    at bigint not null,
    action text not null,
    origin text not null
);

create table suppression (
    address_hash text primary key,
    reason text not null,
    at bigint not null
) without rowid;

create table article (
    id integer primary key,
    source text not null,
    source_key text not null,
    path text not null,
    present integer not null,
    slug text not null unique,
    feed_id text not null unique,
    content_hash text not null,
    version_hash text not null,
    release_seq bigint unique,
    first_seen bigint not null,
    updated_at bigint not null,
    title text not null,
    author text,
    published text,
    place text,
    link text,
    cover text,
    lang text not null,
    tags text not null,
    html text not null,
    body_text text not null,
    summary text not null,
    pinned integer not null,
    draft integer not null,
    send_after bigint,
    unique (source, source_key)
);

create index article_content on article (content_hash);

-- Up to when a schedule's firings are accounted for.
create table timetable (
    schedule text primary key,
    timing text not null,
    watched_until bigint not null
) without rowid;

create table run (
    id integer primary key,
    schedule text not null,
    slot bigint not null,
    occasion text not null check (occasion in ('scheduled', 'manual')),
    outcome text not null check (outcome in ('running', 'sent', 'nothing', 'failed', 'missed')),
    summary text not null,
    started_at bigint not null,
    ended_at bigint,
    told_at bigint,
    unique (schedule, slot)
);

create table reason (
    run_id bigint not null references run,
    no integer not null,
    verdict text not null,
    subject text not null,
    detail text not null,
    primary key (run_id, no)
) without rowid;

create table issue (
    id integer primary key,
    list_id bigint not null references list,
    number bigint not null,
    run_id bigint not null references run,
    cadence text not null,
    feed_id text not null unique,
    title text not null,
    date bigint not null,
    status text not null check (status in ('freezing', 'sending', 'paused', 'sent', 'cancelled')),
    frozen_to bigint not null default 0,
    frozen_count bigint not null default 0,
    unique (list_id, number)
);

create index issue_open on issue (status) where status in ('freezing', 'sending');

create table issue_article (
    issue_id bigint not null references issue,
    position integer not null,
    section text not null,
    article_id bigint not null references article,
    primary key (issue_id, position)
) without rowid;

create index issue_article_article on issue_article (article_id);

-- What a list's readers of one cadence were offered, or will never be: an article is new to them while it has no row.
create table offer (
    list_id bigint not null references list,
    cadence text not null,
    article_id bigint not null references article,
    verdict text not null check (verdict in ('issued', 'dropped', 'passed-over')),
    run_id bigint not null references run,
    primary key (list_id, cadence, article_id)
) without rowid;

-- One rendering of an issue, with slots for what differs from reader to reader.
create table variant (
    issue_id bigint not null references issue,
    no integer not null,
    language text not null,
    subject text not null,
    html text not null,
    body_text text not null,
    slot text not null,
    primary key (issue_id, no)
) without rowid;

create table chunk (
    id integer primary key,
    issue_id bigint not null references issue,
    variant_no integer not null,
    lo bigint not null,
    hi bigint not null,
    owner text,
    fence bigint not null default 0,
    lease_until bigint
);

create table delivery (
    issue_id bigint not null references issue,
    subscriber_id bigint not null references subscriber,
    variant_no integer not null,
    address text not null,
    domain text not null,
    name text not null,
    state text not null check (state in ('pending', 'claimed', 'intent', 'accepted', 'deferred', 'failed', 'unknown',
        'held', 'expired', 'suppressed', 'cancelled')),
    attempts integer not null default 0,
    unknowns integer not null default 0,
    next_at bigint not null default 0,
    reply text not null default '',
    changed_at bigint not null,
    primary key (issue_id, subscriber_id)
) without rowid;

create index delivery_due on delivery (issue_id, next_at)
    where state in ('pending', 'claimed', 'intent', 'deferred', 'unknown');

create table relay_day (
    relay text not null,
    day text not null,
    sent bigint not null,
    primary key (relay, day)
) without rowid;

create table feed_state (
    source text primary key,
    url text not null,
    etag text,
    last_modified text,
    next_poll_at bigint not null default 0,
    failures integer not null default 0
) without rowid;

create table event (
    id integer primary key,
    at bigint not null,
    kind text not null,
    issue_id bigint,
    subscriber_id bigint,
    detail text not null
);

create table audit (
    id integer primary key,
    at bigint not null,
    actor text not null,
    action text not null,
    subject text not null,
    detail text not null
);
