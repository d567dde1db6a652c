package gazette.press.site;

import gazette.articles.StoredArticle;
import gazette.press.workspace.AppContext;
import gazette.store.Tables;
import java.util.Arrays;
import java.util.List;

/// Finds public articles by their words.
public final class SearchArchive {
    private static final int ON_PAGE = 20;
    private static final int PAGES = 50;

    private final AppContext context;

    /// What is found.
    ///
    /// @param page counted from 1
    /// @param more whether there are older ones
    public record Found(List<StoredArticle> articles, int page, boolean more) {}

    public SearchArchive(AppContext context) {
        this.context = context;
    }

    /// Looks for articles that hold all of the words; nothing is found for none.
    ///
    /// @param page counted from 1
    public Found run(String words, int page) {
        List<String> each = Arrays.stream(words.split("[\\s\\u3000]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        int shown = Math.clamp(page, 1, PAGES);
        return each.isEmpty()
                ? new Found(List.of(), shown, false)
                : context.store().read(tables -> found(each, shown, tables));
    }

    private Found found(List<String> words, int page, Tables tables) {
        List<Long> ids =
                tables.publicArticles().find(context.publicListIds(tables), words, (page - 1) * ON_PAGE, ON_PAGE + 1);
        List<Long> shown = ids.subList(0, Math.min(ON_PAGE, ids.size()));
        List<StoredArticle> articles = tables.articles().byIds(shown);
        return new Found(articles, page, ids.size() > ON_PAGE && page < PAGES);
    }
}
