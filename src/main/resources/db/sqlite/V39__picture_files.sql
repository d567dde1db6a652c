-- The pictures themselves, if they are kept in the database: each as it is served, under a name made from its content.
create table picture_file (
    name text primary key,
    bytes blob not null
);
