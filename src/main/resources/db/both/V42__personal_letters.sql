-- The attributes that an issue's letters speak of, one a line, and each subscriber's when the recipients were frozen: as
-- many lines, of which some are empty.
alter table issue add column attributes text not null default '';
alter table delivery add column attributes text;
