-- Schedules may serve segments of a list's readers. What is new to a segment is counted by itself, and so are its
-- issues; an empty audience is everybody.
alter table issue add column audience text collate "C" not null default '';

alter table offer add column audience text collate "C" not null default '';
alter table offer drop constraint offer_pkey, add primary key (list_id, cadence, audience, article_id);

-- The segments that an issue's groups were asked about, and a 1 or a 0 for each in every group.
create table issue_segment (
    issue_id bigint not null references issue,
    no integer not null,
    expression text not null,
    primary key (issue_id, no)
);

alter table issue_group add column segments text collate "C" not null default '';
alter table issue_group drop constraint issue_group_pkey,
    add primary key (issue_id, coverage_id, topics, language, segments);

-- Half of each page is left free: every issue changes what its readers are covered with, and that touches no index.
alter table membership set (fillfactor = 50);
