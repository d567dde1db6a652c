-- Files of readers in the workspace that were taken up as they are now, so that they are not read again.
-- mark: size, times and settings; faults: what was wrong with some of their rows, a line each.
create table reader_file (
    path text primary key,
    mark text not null,
    hash text not null,
    faults text not null
);
