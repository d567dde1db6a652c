-- When a feed was last new, how long a look may wait as it suggests itself, and before when not even an issue asks it.
alter table feed add column soonest_at bigint not null default 0;
alter table feed add column pause bigint not null default 0;
alter table feed add column news_at bigint;
