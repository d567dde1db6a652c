-- What is known of the pictures that articles show, by where they show them from: the name under which one is kept and
-- its size, or why it could not be had and when to ask again.
create table picture (
    origin text primary key,
    name text,
    width integer not null,
    height integer not null,
    problem text not null,
    attempts integer not null,
    next_at bigint
);

create index picture_name on picture (name);
