package gazette.press.site;

import gazette.articles.StoredArticle;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.util.Arrays;
import java.util.List;

/// Searches the public articles for words.
public final class SearchArchive {
    private static final int ON_PAGE = 20;
    private static final int PAGES = 50;

    private final AppContext context;

    /// Holds one page of results.
    ///
    /// @param page counted from 1
    /// @param more whether another page follows
    public record Found(List<StoredArticle> articles, int page, boolean more) {}

    public SearchArchive(AppContext context) {
        this.context = context;
    }

    /// Returns the articles that contain all of the words; none if there are no words.
    ///
    /// @param page counted from 1
    public Found run(String words, int page) {
        List<String> wordList = Arrays.stream(words.split("[\\s\\u3000]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        int shown = Math.clamp(page, 1, PAGES);
        return wordList.isEmpty()
                ? new Found(List.of(), shown, false)
                : context.store().read(tables -> found(wordList, shown, tables));
    }

    private Found found(List<String> words, int page, Tables tables) {
        List<Long> ids =
                tables.publicArticles().find(context.publicListIds(tables), words, (page - 1) * ON_PAGE, ON_PAGE + 1);
        List<Long> shown = ids.subList(0, Math.min(ON_PAGE, ids.size()));
        List<StoredArticle> articles = tables.articles().byIds(shown);
        return new Found(articles, page, ids.size() > ON_PAGE && page < PAGES);
    }
}
