-- Which works the letters of a variant hold: its own articles, else those of its issue.
create view letter_work as
    select variant_article.issue_id, variant_article.variant_no, article.work_id
        from variant_article join article on article.id = variant_article.article_id
    union all
    select variant.issue_id, variant.no, article.work_id
        from issue_article join article on article.id = issue_article.article_id
        join variant on variant.issue_id = issue_article.issue_id
        where not exists (select 1 from variant_article
            where variant_article.issue_id = variant.issue_id and variant_article.variant_no = variant.no);
