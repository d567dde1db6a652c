-- What editors should know of articles: what their authors should correct, and what was done to them. Each look at a
-- source writes it anew.
create table article_remark (
    article_id bigint not null references article (id),
    no integer not null,
    verdict text not null,
    subject text not null,
    detail text not null,
    primary key (article_id, no)
);
