package gazette.render;

import gazette.articles.FiledArticle;
import java.util.Optional;

/// Where a view is shown, which decides how addresses are written and articles are fitted.
enum Medium {
    MAIL {
        @Override
        String html(FiledArticle filed, String url) {
            return ArticleHtml.inMail(filed, url);
        }
    },
    /// The mail of a private list, whose articles have no page that its readers could open.
    PRIVATE_MAIL {
        @Override
        String html(FiledArticle filed, String url) {
            return ArticleHtml.inMail(filed, url);
        }

        @Override
        Optional<String> url(FiledArticle filed, String url) {
            return filed.article().link();
        }
    },
    ISSUE_PAGE {
        @Override
        String html(FiledArticle filed, String url) {
            return ArticleHtml.onAnIssuesPage(filed);
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

    /// Its text.
    ///
    /// @param url the article's page
    abstract String html(FiledArticle filed, String url);

    /// Where its title leads.
    Optional<String> url(FiledArticle filed, String url) {
        return Optional.of(url);
    }
}
