-- How many letters of an issue are in which state. Changed with the letters, in the same transaction, so that nobody has
-- to count a million rows. `changed_at`: when one last came or went.
create table delivery_count (
    issue_id bigint not null,
    state text not null,
    letters bigint not null,
    changed_at bigint not null,
    primary key (issue_id, state)
);

insert into delivery_count (issue_id, state, letters, changed_at)
select issue_id, state, count(*), max(changed_at) from delivery group by issue_id, state;

-- Which relay answered last.
alter table delivery add column relay text;
