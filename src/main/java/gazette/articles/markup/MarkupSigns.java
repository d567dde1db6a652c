package gazette.articles.markup;

import java.util.Set;
import org.jsoup.nodes.Element;

/// Looks at each element of a body once, for signs of what there is to do: most articles have little of it, and looking
/// for each kind by its own selectors takes longer than the rest.
final class MarkupSigns {
    private static final Set<String> MEDIA = Set.of(
            "iframe",
            "video",
            "audio",
            "object",
            "embed",
            "oembed",
            "o-embed",
            "lite-youtube",
            "lite-vimeo",
            "youtube-video",
            "mpvoice",
            "mp-common-mpaudio");
    private static final Set<String> FORMULAS = Set.of("math", "mjx-container");
    private static final String[] FORMULA_CLASSES = {"katex", "athJax", "mjx", "MJX", "mwe-math", "latex"};
    private static final String[] CODE_CLASSES = {
        "syntaxhighlighter",
        "crayon",
        "blob-code",
        "hljs-ln",
        "dp-",
        "linenums",
        "geshi",
        "code-line",
        "de1",
        "react-code",
        "cm-content",
        "view-lines",
        "enlighter"
    };
    private static final String[] QUOTED_CLASSES = {
        "tweet", "twitter", "instagram", "tiktok", "imgur", "reddit", "bluesky", "mastodon", "fb-"
    };

    private boolean hasMedia;
    private boolean hasFormulas;
    private boolean hasCode;
    private boolean hasCodeWithoutPre;
    private boolean isOfWord;
    private boolean hasDirections;
    private boolean hasBoxes;

    /// Looks at a body.
    MarkupSigns(Element body) {
        body.stream().forEach(this::look);
    }

    private void look(Element element) {
        String name = element.normalName();
        hasMedia |= MEDIA.contains(name) || name.startsWith("amp-");
        hasFormulas |= FORMULAS.contains(name);
        hasCode |= name.equals("pre");
        hasCodeWithoutPre |=
                name.equals("code") && !element.getElementsByTag("br").isEmpty();
        isOfWord |= name.equals("xml");
        hasBoxes |= name.equals("input");
        if (element.attributesSize() > 0) {
            lookAtAttributes(element, name);
        }
    }

    private void lookAtAttributes(Element element, String name) {
        if (name.equals("script")) {
            hasMedia |= element.hasAttr("src");
            hasFormulas |= element.attr("type").startsWith("math/");
        }
        hasFormulas |= element.hasAttr("data-tex");
        String style = element.attr("style");
        isOfWord |= style.contains("mso-list") || element.id().startsWith("cmnt");
        hasDirections |= element.hasAttr("dir") || element.hasAttr("lang") || style.contains("irection");
        String names = element.className();
        if (!names.isEmpty()) {
            isOfWord |= names.startsWith("Mso") || names.contains("lst-kix");
            hasFormulas |= hasAny(names, FORMULA_CLASSES);
            hasCodeWithoutPre |= hasAny(names, CODE_CLASSES);
            hasMedia |= hasAny(names, QUOTED_CLASSES);
        }
    }

    private static boolean hasAny(String names, String[] parts) {
        for (String part : parts) {
            if (names.contains(part)) {
                return true;
            }
        }
        return false;
    }

    boolean hasMedia() {
        return hasMedia;
    }

    boolean hasFormulas() {
        return hasFormulas;
    }

    boolean hasCode() {
        return hasCode || hasCodeWithoutPre;
    }

    boolean hasCodeWithoutPre() {
        return hasCodeWithoutPre;
    }

    boolean isOfWord() {
        return isOfWord;
    }

    boolean hasDirections() {
        return hasDirections;
    }

    boolean hasBoxes() {
        return hasBoxes;
    }
}
