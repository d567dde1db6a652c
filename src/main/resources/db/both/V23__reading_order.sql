-- The front page and the search go through the issues on the web from the newest back.
create index issue_shown on issue (date, id) where status <> 'cancelled' and withdrawn = 0;
