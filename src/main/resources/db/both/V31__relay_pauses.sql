-- Since when and until when nothing is sent to a relay; kept until it accepts a letter again.
create table relay_pause (
    relay text primary key,
    until bigint not null,
    objects integer not null,    -- 1: it objects to the sender; 0: it cannot be reached
    reason text not null,
    pauses integer not null      -- how many since it accepted a letter
);

-- By which relays the letters of an issue went.
create table issue_relay (
    issue_id bigint not null,
    relay text not null,
    primary key (issue_id, relay)
);

-- Recipients that were refused with a bare 550, 551 or 553. `confirmed`: the same relay took another letter of that
-- issue for the same domain.
create table bare_refusal (
    subscriber_id bigint not null,
    issue_id bigint not null,
    domain text not null,
    reply text not null,
    at bigint not null,
    confirmed integer not null default 0,
    primary key (subscriber_id, issue_id)
);

create index bare_refusal_issue on bare_refusal (issue_id);
