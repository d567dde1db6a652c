-- Until when an issue that was sent by hand may be undone: it is saved, but nobody can see it, and it has no letters
-- yet. Null: it goes its way. With which theme it was rendered; empty if that was not recorded.
alter table issue add column undo_until bigint;
alter table issue add column theme text not null default '';
create index issue_undoable on issue (undo_until) where undo_until is not null;

-- The orders to send by hand. The token is of the form with the button: a second click finds the first one's issue.
create table send_order (
    token text not null primary key,
    schedule text not null,
    issue_id bigint not null,
    issue_name text not null,
    run_id bigint not null,
    account text not null,
    at bigint not null,
    undo_until bigint not null,
    undone_at bigint,
    undone_by text not null default ''
);

create index send_order_issue on send_order (issue_id);
