package gazette.render.css;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/// Finds the elements of a page by a key: a name, `.class` or `#id`. To try each selector on each element would take
/// longer than all else.
final class ElementIndex {
    private final List<Element> elements;
    private final Map<String, List<Element>> byKey = new HashMap<>();

    /// @param elements in the order of the document
    ElementIndex(List<Element> elements) {
        this.elements = elements;
        for (Element element : elements) {
            add(element.normalName(), element);
            add(id(element.id()), element);
            element.classNames().forEach(name -> add(withClass(name), element));
        }
    }

    static String id(String id) {
        return "#" + id;
    }

    static String withClass(String name) {
        return "." + name;
    }

    /// Returns the elements with a key, or all if it is empty, in the order of the document.
    List<Element> of(String key) {
        return key.isEmpty() ? elements : byKey.getOrDefault(key, List.of());
    }

    private void add(String key, Element element) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(element);
    }
}
