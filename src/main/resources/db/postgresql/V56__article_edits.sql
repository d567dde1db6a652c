-- Articles that somebody writes at the desk and has not saved into the folder yet: the file as it would be. path: empty for
-- an article that has no file yet; base: the hash of the file that it began with.
create table article_edit (
    edit_key text primary key,
    account_id bigint not null,
    folder text collate "C" not null,
    path text collate "C" not null,
    base text not null,
    version integer not null,
    bytes bytea not null,
    updated_at bigint not null
);

create index article_edit_file on article_edit (folder, path);
create index article_edit_account on article_edit (account_id, updated_at);

-- Files of folders that could not be read at the last look.
create table file_fault (
    no integer primary key,
    file text not null,
    line integer not null,
    problem text not null,
    remedy text not null
);

create index offer_article on offer (article_id);
