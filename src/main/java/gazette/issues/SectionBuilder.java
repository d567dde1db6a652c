package gazette.issues;

import gazette.articles.StoredArticle;
import gazette.config.ListConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Sets the picked articles into sections: pinned ones lead, then one section for each of the list's topics, then the
/// rest.
public final class SectionBuilder {
    private final ListConfig list;

    public SectionBuilder(ListConfig list) {
        this.list = list;
    }

    /// The sections, none of them empty; articles keep their order within each.
    public List<Section> sections(List<StoredArticle> picked) {
        Map<String, List<StoredArticle>> byTitle = new LinkedHashMap<>();
        byTitle.put("", new ArrayList<>());
        list.topics().keySet().forEach(topic -> byTitle.put(topic, new ArrayList<>()));
        var rest = new ArrayList<StoredArticle>();
        for (StoredArticle filed : picked) {
            section(filed, byTitle, rest).add(filed);
        }
        var sections = new ArrayList<Section>();
        byTitle.forEach((title, articles) -> sections.add(new Section(title, articles)));
        sections.add(new Section("", rest));
        sections.removeIf(section -> section.articles().isEmpty());
        return sections;
    }

    private List<StoredArticle> section(
            StoredArticle filed, Map<String, List<StoredArticle>> byTitle, List<StoredArticle> rest) {
        if (filed.article().options().pinned()) {
            return byTitle.getOrDefault("", rest);
        }
        for (Map.Entry<String, Set<String>> topic : list.topics().entrySet()) {
            if (filed.article().tags().stream().anyMatch(topic.getValue()::contains)) {
                return byTitle.getOrDefault(topic.getKey(), rest);
            }
        }
        return rest;
    }
}
