-- Schedules may serve segments of a list's readers. What is new to a segment is counted by itself, and so are its
-- issues; an empty audience is everybody.
alter table issue add column audience text not null default '';

create table offered (
    list_id bigint not null references list,
    cadence text not null,
    audience text not null default '',
    article_id bigint not null references article,
    verdict text not null check (verdict in ('issued', 'dropped', 'passed-over')),
    run_id bigint not null references run,
    primary key (list_id, cadence, audience, article_id)
) without rowid;

insert into offered (list_id, cadence, article_id, verdict, run_id)
select list_id, cadence, article_id, verdict, run_id from offer;
drop table offer;
alter table offered rename to offer;

-- The segments that an issue's groups were asked about, and a 1 or a 0 for each in every group.
create table issue_segment (
    issue_id bigint not null references issue,
    no integer not null,
    expression text not null,
    primary key (issue_id, no)
);

create table marked_group (
    issue_id bigint not null references issue,
    coverage_id bigint not null,
    topics text not null,
    language text not null,
    segments text not null default '',
    variant_no integer not null, -- 0: no letter
    next_coverage_id bigint not null,
    primary key (issue_id, coverage_id, topics, language, segments)
);

insert into marked_group (issue_id, coverage_id, topics, language, variant_no, next_coverage_id)
select issue_id, coverage_id, topics, language, variant_no, next_coverage_id from issue_group;
drop table issue_group;
alter table marked_group rename to issue_group;
