-- From this instant on an article does not go out any more (milliseconds).
alter table article add column expires bigint;
