-- The pictures themselves, if they are kept in the database: each as it is served, under a name made from its content.
create table picture_file (
    name text primary key,
    bytes bytea not null
);

-- They are compressed already.
alter table picture_file alter column bytes set storage external;
