-- Counts the changes of what readers may see on the web, whoever makes them: copies that were kept are old then.
create table change (
    count bigint not null
);
insert into change (count) values (0);

create function count_change() returns trigger language plpgsql as $$
begin
    update change set count = count + 1;
    return null;
end
$$;

create trigger article_changed after insert or update or delete on article
    for each statement execute function count_change();
create trigger issue_article_changed after insert or update or delete on issue_article
    for each statement execute function count_change();
create trigger picture_changed after insert or update or delete on picture
    for each statement execute function count_change();
create trigger issue_came_or_went after insert or delete on issue
    for each statement execute function count_change();
-- While recipients are frozen, nothing is seen of it.
create trigger issue_changed after update on issue
    for each row when (new.frozen_to = old.frozen_to or new.status <> old.status) execute function count_change();
