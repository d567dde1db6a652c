-- Reports of issues: what makes them quick, what is corrected and what is withdrawn on the web afterwards.

-- Who left after an issue.
create index consent_list_at on consent (list_id, at);

-- Whether a part of an issue may have letters that ended otherwise than accepted: so they are found without an index on
-- the letters themselves, which would cost time with each that goes out.
alter table chunk add column troubled integer not null default 0;
update chunk set troubled = 1 where exists (select 1 from delivery where delivery.issue_id = chunk.issue_id
    and delivery.subscriber_id between chunk.lo and chunk.hi
    and delivery.state in ('failed', 'held', 'expired', 'suppressed', 'cancelled'));

-- Letters by relay, by domain and by reply, counted anew from time to time. `kind`: relay, domain or reply.
create table issue_digest (
    issue_id bigint not null,
    kind text not null,
    name text not null,
    state text not null,
    letters bigint not null,
    example text not null,
    primary key (issue_id, kind, name, state)
);
create table issue_digest_time (
    issue_id bigint primary key,
    at bigint not null
);

-- A withdrawn article is not on the web. `shown_changed_at`: when it was last withdrawn or put back.
alter table article add column withdrawn integer not null default 0;
alter table article add column shown_changed_at bigint;

-- What its pages and entries say of its corrections: paragraphs, below its text.
alter table article add column corrections text not null default '';

-- What was corrected on the web after an issue had gone out. What was mailed is in its variants, as it was.
-- `article_id`: null if it was the words before or after the articles. `shown`: whether the page says so.
-- `letter_id`: the issue that tells it to those who got the first one; `letter_text`: what it says.
create table correction (
    id integer primary key autoincrement,
    issue_id bigint not null references issue,
    article_id bigint references article,
    place text not null,
    at bigint not null,
    who text not null,
    note text not null,
    shown integer not null,
    before_html text not null,
    after_html text not null,
    letter_subject text not null default '',
    letter_text text not null default '',
    letter_id bigint
);
create index correction_issue on correction (issue_id);
create index correction_article on correction (article_id) where article_id is not null;

-- The issue whose recipients get this one, which tells them of a correction.
alter table issue add column corrects bigint;
