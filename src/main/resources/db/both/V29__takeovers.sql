-- Articles that took the place of others, which had linked to their page first without a right to it.
create table takeover (
    owner_id bigint not null references article,
    former text not null,    -- SOURCE/PATH of the other
    former_id bigint not null references article,
    page text not null,
    at bigint not null,
    primary key (owner_id, former)
);

create index takeover_former on takeover (former_id);
