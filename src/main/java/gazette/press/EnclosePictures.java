package gazette.press;

import gazette.delivery.Enclosure;
import gazette.render.Edition;
import gazette.render.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts the pictures that an edition shows into its letters, so that nobody need fetch them. What would make a
/// letter too heavy stays on the web.
///
/// @param site whose pictures they are
/// @param shelf where they lie
record EnclosePictures(Site site, PictureShelf shelf) {
    /// Of all pictures together. In a letter they take a third more; many servers refuse letters over 10 MB.
    static final int MOST_BYTES = 5_000_000;

    /// An edition that shows what is enclosed.
    record Enclosed(Edition edition, List<Enclosure> enclosures) {}

    /// @param domain of the sender, which makes the pictures' ids unique
    Enclosed in(Edition edition, String domain) {
        Pattern shown = Pattern.compile(
                "(?<= src=\")" + Pattern.quote(site.picture("")) + "([a-z2-7]{26}\\.(?:png|jpg|gif))(?=\")");
        var enclosures = new LinkedHashMap<String, Enclosure>();
        String html = shown.matcher(edition.html())
                .replaceAll(match -> enclose(match.group(1), domain, enclosures)
                        .map(enclosure -> "cid:" + enclosure.id())
                        .orElse(Matcher.quoteReplacement(match.group())));
        var enclosed = new Edition(edition.subject(), edition.preheader(), html, edition.text(), edition.folds());
        return new Enclosed(enclosed, List.copyOf(enclosures.values()));
    }

    private Optional<Enclosure> enclose(String name, String domain, Map<String, Enclosure> enclosures) {
        if (!enclosures.containsKey(name)) {
            int weight =
                    enclosures.values().stream().mapToInt(e -> e.bytes().length).sum();
            shelf.read(name)
                    .filter(bytes -> weight + bytes.length <= MOST_BYTES)
                    .ifPresent(bytes ->
                            enclosures.put(name, new Enclosure(name + "@" + domain, name, mediaType(name), bytes)));
        }
        return Optional.ofNullable(enclosures.get(name));
    }

    private static String mediaType(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return "image/" + (extension.equals("jpg") ? "jpeg" : extension);
    }
}
