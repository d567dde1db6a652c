package gazette.render;

import gazette.articles.StoredArticle;
import java.util.Optional;

/// Lists where a view is shown, which decides how addresses are written and articles are adapted.
public enum RenderTarget {
    MAIL {
        @Override
        String html(StoredArticle stored, String url) {
            return ArticleHtml.forMail(stored, url);
        }
    },
    /// The mail of a private list, whose articles have no page on the web.
    PRIVATE_MAIL {
        @Override
        String html(StoredArticle stored, String url) {
            return ArticleHtml.forMail(stored, url);
        }

        @Override
        Optional<String> url(StoredArticle stored, String url) {
            return stored.article().link();
        }
    },
    /// An issue as one entry of a feed.
    ISSUE_FEED {
        @Override
        String html(StoredArticle stored, String url) {
            return ArticleHtml.forIssueFeed(stored, url);
        }
    },
    ISSUE_PAGE {
        @Override
        String html(StoredArticle stored, String url) {
            return ArticleHtml.forIssuePage(stored);
        }
    },
    ARTICLE_PAGE {
        @Override
        String html(StoredArticle stored, String url) {
            return ArticleHtml.forArticlePage(stored.article());
        }
    },
    /// A list of articles, where their text is not shown.
    CARDS {
        @Override
        String html(StoredArticle stored, String url) {
            return "";
        }
    };

    /// Returns the article's HTML.
    ///
    /// @param url the article's page
    abstract String html(StoredArticle stored, String url);

    /// Returns where the article's title leads.
    Optional<String> url(StoredArticle stored, String url) {
        return Optional.of(url);
    }
}
