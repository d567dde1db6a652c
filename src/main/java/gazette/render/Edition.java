package gazette.render;

import java.util.List;

/// A mail as its template set it, without the headers.
///
/// @param preheader what an inbox shows behind the subject; `html` carries it, hidden
/// @param html a whole document, all CSS inlined, all addresses absolute
/// @param text the same as plain text; its lines end in LF and are not wrapped
/// @param folds the articles that were cut down to keep `html` within [Budget#MOST_BYTES]
public record Edition(String subject, String preheader, String html, String text, List<Fold> folds) {
    public Edition {
        folds = List.copyOf(folds);
    }

    public Edition(String subject, String preheader, String html, String text) {
        this(subject, preheader, html, text, List.of());
    }

    Edition with(List<Fold> folded) {
        return new Edition(subject, preheader, html, text, folded);
    }
}
