-- Each request for a mail that a form or a letter's link made, whoever the address belongs to: limits are counted by them.
-- network: the one it came from, /24 or /64; wide_network: the same, but /48.
-- mailbox: a code of the mailbox, made with the secret key, so that no address stands here.
-- mailed: whether a mail was sent for it. answered: whether the owner did what that mail was sent for.
create table mail_request (
    at bigint not null,
    network text not null,
    wide_network text not null,
    mailbox text not null,
    mailed integer not null,
    answered integer not null default 0
);

create index mail_request_at on mail_request (at);
create index mail_request_mailbox on mail_request (mailbox, at);

-- These were what limits counted by.
alter table note drop column network;
alter table note drop column answered;

-- A name counts when the owner of the address has confirmed it; until then the sign-up keeps it.
update subscriber set name = '' where exists (
    select 1 from membership where subscriber_id = subscriber.id and status = 'pending'
) and not exists (
    select 1 from membership where subscriber_id = subscriber.id and status <> 'pending'
);
