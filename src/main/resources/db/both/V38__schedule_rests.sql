-- Since when an editor has a schedule rest, and until when: until is null while it does.
create table schedule_pause (
    schedule text primary key,
    since bigint not null,
    until bigint
);

-- Days on which an editor has a schedule not run: first_day to last_day, as 2026-12-25, in the schedule's zone.
create table schedule_skip (
    schedule text not null,
    first_day text not null,
    last_day text not null,
    primary key (schedule, first_day, last_day)
);
