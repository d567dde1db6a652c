-- What an issue's readers get, by what they were covered with, their topics and their language as it was set, and what
-- they are covered with after it. A reader whose choice has changed meanwhile is in no group, and gets the next issue.
create table issue_group (
    issue_id bigint not null references issue,
    coverage_id bigint not null,
    topics text not null,
    language text not null,
    variant_no integer not null, -- 0: no letter
    next_coverage_id bigint not null,
    primary key (issue_id, coverage_id, topics, language)
);

-- The articles of letters that do not hold what their issue does.
create table variant_article (
    issue_id bigint not null references issue,
    variant_no integer not null,
    article_id bigint not null references article,
    primary key (issue_id, variant_no, article_id)
);

create index variant_article_article on variant_article (article_id);

-- What those are covered with after an issue who had every one of their cadence.
alter table issue add column coverage_id bigint not null default 0;

-- Whoever an issue is still being frozen for gets it whole.
insert into issue_group (issue_id, coverage_id, topics, language, variant_no, next_coverage_id)
select distinct issue.id, membership.coverage_id, membership.topics, subscriber.language, 1, membership.coverage_id
from issue
join membership on membership.list_id = issue.list_id and membership.cadence = issue.cadence
join subscriber on subscriber.id = membership.subscriber_id
where issue.frozen_at is null and membership.status = 'active';

-- Freezing reads the readers of one cadence in small steps, however many others a list has.
create index membership_cadence on membership (list_id, cadence, subscriber_id) where status = 'active';
