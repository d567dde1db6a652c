-- What hubs (W3C WebSub) were told: for each hub and each address of a feed, what the feed said when the hub was last to
-- be told of it, and when the next attempt is due; null when the hub has heard.
create table hub_topic (
    hub text not null,
    topic text not null,
    digest text not null,
    attempts integer not null,
    next_at bigint,
    tried_at bigint not null,
    told_at bigint,
    problem text not null,
    primary key (hub, topic)
);
