package gazette.lint.support;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knows by which words in HTML and CSS each feature is recognised. For most features, the slug says it.
public final class FeaturePatterns {
    /// Lists the other features with their words, each behind its kind.
    private static final String IRREGULAR = """
            css-block-inline-size: property block-size
            css-border-inline-block: property border-inline, property border-block
            css-border-inline-block-individual: property border-inline-start, property border-inline-end, \
              property border-block-start, property border-block-end
            css-border-inline-block-longhand: property border-inline-color, property border-inline-style, \
              property border-inline-width, property border-block-color, property border-block-style, \
              property border-block-width
            css-border-radius-logical: property border-start-start-radius, property border-start-end-radius, \
              property border-end-start-radius, property border-end-end-radius
            css-border-radius: property border-radius, property border-top-left-radius, \
              property border-top-right-radius, property border-bottom-left-radius, property border-bottom-right-radius
            css-column-layout-properties: property columns, property column-fill, property column-rule, \
              property column-span, property column-width
            css-display-flex: value display:flex, value display:inline-flex
            css-display-grid: value display:grid, value display:inline-grid
            css-display-none: value display:none
            css-flex-direction: value flex-direction:column
            css-flex-wrap: value flex-wrap:wrap
            css-gap: property gap, property column-gap, property row-gap
            css-grid-template: property grid-template, property grid-template-areas, \
              property grid-template-columns, property grid-template-rows
            css-inert-attribute: attribute inert
            css-intrinsic-size: word fit-content, word min-content, word max-content
            css-left-right-top-bottom: property left, property right, property top, property bottom
            css-linear-gradient: function linear-gradient
            css-radial-gradient: function radial-gradient
            css-conic-gradient: function conic-gradient
            css-margin-block-start-end: property margin-block-start, property margin-block-end
            css-margin-inline-block: property margin-inline, property margin-block
            css-margin-inline-start-end: property margin-inline-start, property margin-inline-end
            css-padding-block-start-end: property padding-block-start, property padding-block-end
            css-padding-inline-block: property padding-inline, property padding-block
            css-padding-inline-start-end: property padding-inline-start, property padding-inline-end
            css-modern-color: function lch, function oklch, function lab, function oklab
            css-rgb: function rgb
            css-rgba: function rgba
            css-sytem-ui: word system-ui, word ui-serif, word ui-sans-serif, word ui-rounded, word ui-monospace
            css-variables: function var
            css-unit-calc: function calc
            css-unit-initial: word initial
            css-unit-percent: unit %
            css-at-media-device-pixel-ratio: media device-pixel-ratio
            css-at-media-hover: media hover
            css-at-media-orientation: media orientation
            css-at-media-prefers-color-scheme: media prefers-color-scheme
            css-at-media-prefers-reduced-motion: media prefers-reduced-motion
            html-anchor-links: link anchor
            html-mailto-links: link mailto
            html-h1-h6: element h1, element h2, element h3, element h4, element h5, element h6
            html-lists: element ul, element ol, element dl
            html-semantics: element article, element aside, element details, element figcaption, element figure, \
              element footer, element header, element main, element mark, element nav, element section, \
              element summary, element time
            html-image-maps: element map
            html-svg: element svg
            html-srcset: attribute srcset, attribute sizes
            html-meta-color-scheme: meta color-scheme
            html-address: element address
            html-doctype: element doctype
            html-button-submit: button submit
            html-button-reset: button reset
            html-input-text: input text
            html-input-checkbox: input checkbox
            html-input-hidden: input hidden
            html-input-radio: input radio
            html-input-reset: input reset
            html-input-submit: input submit
            image-jpg: format jpg, format jpeg
            image-heif: format heif, format heic
            image-tiff: format tiff, format tif
            """;

    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)>( element)?");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+) attribute");
    private static final Pattern CSS =
            Pattern.compile("css-(?:(at|unit|function|pseudo|selector)-(?:class-|element-)?)?(.+)");

    /// Shorthands whose longhands share their fate.
    private static final List<String> FAMILIES = List.of("border", "margin", "padding", "overflow", "outline");

    /// Holds the features by kind, then by word.
    private final Map<String, Map<String, CaniemailFeature>> words = new HashMap<>();

    FeaturePatterns(List<CaniemailFeature> features) {
        Map<String, String> irregular = irregular();
        for (CaniemailFeature feature : features) {
            for (String word :
                    irregular.getOrDefault(feature.slug(), regular(feature)).split(",")) {
                String[] parts = word.strip().split(" ", 2);
                words.computeIfAbsent(parts[0], kind -> new HashMap<>()).putIfAbsent(parts[parts.length - 1], feature);
            }
        }
    }

    /// Returns the feature that a word of a kind stands for, such as `unit`, `vh`.
    public Optional<CaniemailFeature> find(String kind, String word) {
        return Optional.ofNullable(words.getOrDefault(kind, Map.of()).get(word));
    }

    boolean knows(CaniemailFeature feature) {
        return words.values().stream().anyMatch(kind -> kind.containsValue(feature));
    }

    /// Returns the feature of a CSS property.
    Optional<CaniemailFeature> property(String property) {
        Optional<CaniemailFeature> named = find("property", property);
        if (named.isPresent()) {
            return named;
        }
        return FAMILIES.stream()
                .filter(family -> property.startsWith(family + "-"))
                .findFirst()
                .flatMap(family -> find("property", family));
    }

    private static String regular(CaniemailFeature feature) {
        String slug = feature.slug();
        Matcher css = CSS.matcher(slug);
        if (css.matches()) {
            return Optional.ofNullable(css.group(1)).orElse("property") + " " + css.group(2);
        }
        if (slug.startsWith("image-")) {
            return "format " + slug.substring("image-".length());
        }
        Matcher element = ELEMENT.matcher(feature.title());
        if (element.matches()) {
            return "element " + element.group(1).toLowerCase(Locale.ROOT);
        }
        Matcher attribute = ATTRIBUTE.matcher(feature.title());
        return attribute.matches() ? "attribute " + attribute.group(1) : "";
    }

    private static Map<String, String> irregular() {
        var irregular = new HashMap<String, String>();
        IRREGULAR.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            irregular.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return irregular;
    }
}
