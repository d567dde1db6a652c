-- A withdrawn issue is not on the web. `shown_changed_at`: when it was last withdrawn, put back or cancelled.
alter table issue add column withdrawn integer not null default 0;
alter table issue add column shown_changed_at bigint;
