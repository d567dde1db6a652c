-- Counts the changes of what readers may see on the web, whoever makes them: copies that were kept are old then.
create table change (
    count integer not null
);
insert into change (count) values (0);

create trigger article_added after insert on article begin
    update change set count = count + 1;
end;
create trigger article_changed after update on article begin
    update change set count = count + 1;
end;
create trigger article_removed after delete on article begin
    update change set count = count + 1;
end;
create trigger issue_article_added after insert on issue_article begin
    update change set count = count + 1;
end;
create trigger issue_article_changed after update on issue_article begin
    update change set count = count + 1;
end;
create trigger issue_article_removed after delete on issue_article begin
    update change set count = count + 1;
end;
create trigger picture_added after insert on picture begin
    update change set count = count + 1;
end;
create trigger picture_changed after update on picture begin
    update change set count = count + 1;
end;
create trigger picture_removed after delete on picture begin
    update change set count = count + 1;
end;
create trigger issue_added after insert on issue begin
    update change set count = count + 1;
end;
-- While recipients are frozen, nothing is seen of it.
create trigger issue_changed after update on issue when new.frozen_to = old.frozen_to or new.status <> old.status begin
    update change set count = count + 1;
end;
create trigger issue_removed after delete on issue begin
    update change set count = count + 1;
end;
