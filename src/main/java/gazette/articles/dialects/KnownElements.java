package gazette.articles.dialects;

import java.util.Set;

/// Lists the elements of HTML by what becomes of them in Markdown.
final class KnownElements {
    private static final Set<String> VOID = names("area base basefont bgsound br col embed frame hr image img input"
            + " isindex keygen link meta param source track wbr");
    /// Whose tags go and whose text stays: they would be removed with all that follows.
    private static final Set<String> UNWRAPPED =
            names("html body head frameset frame base plaintext xmp noembed noframes"
                    + " textarea title button template center");
    /// Whose content a parser does not read as HTML.
    private static final Set<String> RAW = names("script style textarea title xmp iframe");
    private static final Set<String> SCRIPTS = names("script style");
    /// What stands for something that is not text.
    private static final Set<String> EMBEDDED =
            names("iframe video audio object canvas applet svg math picture map noscript select datalist");
    private static final Set<String> OTHERS =
            names("a abbr acronym address article aside b bdi bdo big blink blockquote"
                    + " caption cite code colgroup command data dd del details dfn dialog dir div dl dt em fieldset figcaption"
                    + " figure font footer form h1 h2 h3 h4 h5 h6 header hgroup i ins kbd label legend li listing main mark"
                    + " marquee menu menuitem meter multicol nav nobr ol optgroup option output p pre progress q rb rbc rp rt rtc"
                    + " ruby s samp search section slot small spacer span strike strong sub summary sup table tbody td tfoot th"
                    + " thead time tr tt u ul var");

    private KnownElements() {}

    private static Set<String> names(String names) {
        return Set.of(names.split(" "));
    }

    static boolean isKnown(String name) {
        return OTHERS.contains(name) || isVoid(name) || isUnwrapped(name) || isScript(name) || isEmbedded(name);
    }

    static boolean isVoid(String name) {
        return VOID.contains(name);
    }

    static boolean isUnwrapped(String name) {
        return UNWRAPPED.contains(name);
    }

    static boolean isRaw(String name) {
        return RAW.contains(name);
    }

    static boolean isScript(String name) {
        return SCRIPTS.contains(name);
    }

    static boolean isEmbedded(String name) {
        return EMBEDDED.contains(name);
    }
}
