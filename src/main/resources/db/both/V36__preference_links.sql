-- Whether the mail brings a link to somebody's preferences, which lives for minutes only.
alter table mail_request add column link integer not null default 0;
