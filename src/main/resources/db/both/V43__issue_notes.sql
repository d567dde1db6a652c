-- An editor's words before (intro) and after (outro) the articles of an issue, for letters of one language or of all. The
-- hash of the text in the schedule's file: a text that an issue had is not used again.
create table issue_note (
    issue_id bigint not null,
    place text not null,
    lang text not null,
    schedule text not null,
    hash text not null,
    html text not null,
    body_text text not null,
    primary key (issue_id, place, lang)
);

create index issue_note_used on issue_note (schedule, hash);
