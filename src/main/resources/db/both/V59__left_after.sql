-- Who left after an issue: without all those who came, of whom there are a million after a large import.
create index consent_left_at on consent (list_id, at) where action = 'left';
drop index consent_list_at;
