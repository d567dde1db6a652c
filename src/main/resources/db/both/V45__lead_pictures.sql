-- The address of the picture that stands for an article where articles are listed: its cover, else the first large one
-- of its text. Empty if there is none, null until the program has looked at the text.
alter table article add column lead_picture text;
-- Empty, as a rule: each start asks whether an article is left.
create index article_undecided on article (id) where lead_picture is null;
