-- Each file that is new is looked for at its path.
create index article_path on article (source, path);
