-- What editors have decided for the next issue of a schedule. The version counts up with every change, over all issues; a
-- draft begins anew at the version at which an issue had the one before.
create table issue_draft (
    schedule text primary key,
    version bigint not null,
    begun bigint not null,
    last_issue bigint
);

-- A field's version is the draft's at its last change, so that a change based on an older one is noticed.
create table issue_draft_field (
    schedule text not null,
    field text not null,
    value text not null,
    version bigint not null,
    saved_at bigint not null,
    saved_by text not null,
    primary key (schedule, field)
);

-- The draft that an issue was made with, until it is given back.
create table issued_draft_field (
    issue_id bigint not null,
    field text not null,
    schedule text not null,
    value text not null,
    version bigint not null,
    saved_at bigint not null,
    saved_by text not null,
    primary key (issue_id, field)
);
