-- When an editor last paused an issue, and how many letters were in flight at that moment: these still go out.
alter table issue add column paused_at bigint;
alter table issue add column paused_in_flight bigint not null default 0;

-- How far an issue was at some moments while it was sent: more at first, fewer the longer it takes.
create table issue_sample (
    issue_id bigint not null,
    at bigint not null,
    accepted bigint not null,
    undelivered bigint not null,
    waiting bigint not null,
    primary key (issue_id, at)
);
