package gazette.render;

import gazette.articles.FiledArticle;

/// Where a view is shown, which decides how addresses are written and articles are fitted.
enum Medium {
    MAIL {
        @Override
        String html(FiledArticle filed, String url) {
            return ArticleHtml.inMail(filed.article(), url);
        }
    },
    ISSUE_PAGE {
        @Override
        String html(FiledArticle filed, String url) {
            return ArticleHtml.onAnIssuesPage(filed.article(), url);
        }
    },
    ARTICLE_PAGE {
        @Override
        String html(FiledArticle filed, String url) {
            return ArticleHtml.onItsPage(filed.article());
        }
    },
    /// A list of articles, where their text is not shown.
    CARDS {
        @Override
        String html(FiledArticle filed, String url) {
            return "";
        }
    };

    abstract String html(FiledArticle filed, String url);
}
