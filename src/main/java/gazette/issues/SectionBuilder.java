package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Divides the picked articles into sections: first the pinned ones, then one section for each of the list's topics,
/// then the rest.
public final class SectionBuilder {
    private final ListConfig list;

    /// Creates a builder for issues of a list.
    public SectionBuilder(ListConfig list) {
        this.list = list;
    }

    /// Returns the sections that are not empty. Articles keep their order within each.
    public List<Section> sections(List<StoredArticle> picked) {
        Map<String, List<StoredArticle>> byTitle = new LinkedHashMap<>();
        byTitle.put("", new ArrayList<>());
        list.topics().keySet().forEach(topic -> byTitle.put(topic, new ArrayList<>()));
        var rest = new ArrayList<StoredArticle>();
        for (StoredArticle stored : picked) {
            section(stored, byTitle, rest).add(stored);
        }
        var sections = new ArrayList<Section>();
        byTitle.forEach((title, articles) -> sections.add(new Section(title, articles)));
        sections.add(new Section("", rest));
        sections.removeIf(section -> section.articles().isEmpty());
        return sections;
    }

    private List<StoredArticle> section(
            StoredArticle stored, Map<String, List<StoredArticle>> byTitle, List<StoredArticle> rest) {
        if (stored.article().options().pinned()) {
            return byTitle.getOrDefault("", rest);
        }
        for (Map.Entry<String, Set<String>> topic : list.topics().entrySet()) {
            if (stored.article().tags().stream().anyMatch(topic.getValue()::contains)) {
                return byTitle.getOrDefault(topic.getKey(), rest);
            }
        }
        return rest;
    }
}
