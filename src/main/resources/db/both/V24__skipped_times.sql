-- Hours and days when a feed says that nobody need ask, such as '0 1 saturday'.
alter table feed add column skipped text not null default '';
