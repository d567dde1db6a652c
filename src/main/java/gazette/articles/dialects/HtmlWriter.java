package gazette.articles.dialects;

import gazette.articles.body.Sanitizer;
import gazette.articles.dialects.HtmlTag.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/// Writes the HTML of a document so that no parser of HTML swallows what follows a tag: `/>` closes every element, an
/// element without an end is closed at once or only its tag goes, and what only looks like a tag is text.
final class HtmlWriter {
    private static final Set<String> OFFICE = Set.of("o", "v", "w", "m", "st1", "x");
    private static final Set<String> HOLDERS = Set.of("picture", "map", "noscript", "select", "datalist", "canvas");
    private static final Set<String> DRAWINGS = Set.of("svg", "math");
    private static final String DROPPED = "";

    private final Omissions omissions;
    private final HtmlText text;
    private final Map<Node, StringBuilder> written = new LinkedHashMap<>();
    private Optional<HtmlPiece> drawingEnd = Optional.empty();

    private HtmlWriter(Omissions omissions, boolean isMdx) {
        this.omissions = omissions;
        this.text = new HtmlText(omissions, isMdx);
    }

    /// Changes the HTML of a document in place.
    ///
    /// @param isMdx whether braces hold expressions
    static void write(Node document, Omissions omissions, boolean isMdx) {
        var writer = new HtmlWriter(omissions, isMdx);
        HtmlPieces.of(document, omissions).forEach(writer::add);
        writer.written.forEach(HtmlWriter::replace);
    }

    private void add(HtmlPiece piece) {
        written.computeIfAbsent(piece.node(), _ -> new StringBuilder())
                .append(
                        switch (piece.kind()) {
                            case TEXT -> drawingEnd.isPresent() ? piece.literal() : text.written(piece);
                            case RAW -> piece.literal();
                            case LITERAL -> Entities.escape(piece.literal());
                            case TAG -> tag(piece, piece.tag().orElseThrow());
                        });
    }

    private static void replace(Node node, StringBuilder written) {
        String html = written.toString();
        if (node instanceof HtmlInline inline) {
            if (html.isEmpty()) {
                Removal.remove(inline);
            } else {
                inline.setLiteral(html);
            }
        } else if (node instanceof HtmlBlock block) {
            block.setLiteral(html);
        }
    }

    private String tag(HtmlPiece piece, HtmlTag tag) {
        if (drawingEnd.isPresent()) {
            drawingEnd = drawingEnd.filter(end -> end != piece);
            return piece.literal();
        }
        text.pass(tag, piece.isInline());
        String name = tag.lowerName();
        if (name.indexOf(':') >= 0) {
            boolean isOffice = OFFICE.contains(name.substring(0, name.indexOf(':')));
            return isOffice || isClosed(piece) ? DROPPED : escaped(piece);
        }
        if (Components.isComponent(tag.name())) {
            return component(piece, tag);
        }
        if (KnownElements.isKnown(name)) {
            return known(piece, tag, name);
        }
        boolean isCustom = name.indexOf('-') > 0 || !piece.isInline();
        return isCustom && isClosed(piece) ? Components.html(tag).orElse(DROPPED) : escaped(piece);
    }

    private static boolean isClosed(HtmlPiece piece) {
        return piece.is(Form.SELF) || piece.partner().isPresent();
    }

    private static String escaped(HtmlPiece piece) {
        return Entities.escape(piece.literal());
    }

    private String component(HtmlPiece piece, HtmlTag tag) {
        if (!isClosed(piece)) {
            return escaped(piece);
        }
        Optional<String> link = link(piece, tag).or(() -> Components.html(tag));
        if (link.isPresent()) {
            return link.get();
        }
        if (tag.form() == Form.CLOSE) {
            return DROPPED;
        }
        omissions.add(Omissions.Kind.COMPONENT, piece.node(), "<" + tag.name() + ">");
        return Components.title(tag)
                .map(title -> piece.isInline() ? title + " " : "<p>" + title + "</p>\n")
                .orElse(DROPPED);
    }

    private static Optional<String> link(HtmlPiece piece, HtmlTag tag) {
        return switch (tag.form()) {
            case OPEN -> Components.address(tag).map(href -> WrittenHtml.start(new Element("a").attr("href", href)));
            case CLOSE ->
                piece.partner()
                        .flatMap(HtmlPiece::tag)
                        .flatMap(Components::address)
                        .map(_ -> "</a>");
            case SELF -> Optional.empty();
        };
    }

    private String known(HtmlPiece piece, HtmlTag tag, String name) {
        if (isMention(piece, tag)) {
            return escaped(piece);
        }
        if (KnownElements.isUnwrapped(name)) {
            return DROPPED;
        }
        if (KnownElements.isScript(name)) {
            return script(piece);
        }
        if (KnownElements.isEmbedded(name)) {
            return embedded(piece, tag, name);
        }
        if (KnownElements.isVoid(name)) {
            return tag.form() == Form.CLOSE ? name.equals("br") ? "<br>" : DROPPED : start(piece, tag);
        }
        if (tag.form() == Form.SELF) {
            String address = name.equals("a")
                    ? tag.attribute("href").map(Entities::escape).orElse("")
                    : "";
            return start(piece, tag) + address + "</" + name + ">";
        }
        boolean isLost = piece.isInline() && piece.partner().isEmpty() && !Sanitizer.isAllowedInline(piece.literal());
        return isLost ? DROPPED : start(piece, tag);
    }

    /// Returns whether a sentence names an element, `the <script> tag`, or is of `Box<B>`.
    private static boolean isMention(HtmlPiece piece, HtmlTag tag) {
        if (!piece.isInline() || isClosed(piece) || tag.hasAttributes()) {
            return false;
        }
        boolean isGeneric = !KnownElements.isVoid(tag.lowerName())
                && Character.isUpperCase(tag.name().charAt(0))
                && piece.node().getPrevious() instanceof Text before
                && !before.getLiteral().isEmpty()
                && Character.isLetterOrDigit(
                        before.getLiteral().codePointBefore(before.getLiteral().length()));
        return isGeneric || !Sanitizer.isAllowedInline(piece.literal());
    }

    private static String script(HtmlPiece piece) {
        if (piece.partner().isEmpty()) {
            return DROPPED;
        }
        boolean isPlain = piece.partner()
                        .flatMap(HtmlPiece::tag)
                        .filter(HtmlTag::hasAttributes)
                        .isEmpty()
                && piece.tag().filter(HtmlTag::hasAttributes).isEmpty();
        return piece.isInline() && isPlain ? escaped(piece) : piece.literal();
    }

    private String embedded(HtmlPiece piece, HtmlTag tag, String name) {
        if (piece.partner().isPresent()) {
            if (tag.form() == Form.OPEN && DRAWINGS.contains(name)) {
                drawingEnd = piece.partner();
                return piece.literal();
            }
            return start(piece, tag);
        }
        boolean isEmpty = tag.form() == Form.CLOSE || HOLDERS.contains(name);
        return isEmpty ? DROPPED : start(piece, tag) + "</" + name + ">";
    }

    /// Returns a tag without expressions and Liquid in its attributes, and without a slash at its end.
    private String start(HtmlPiece piece, HtmlTag tag) {
        if (tag.form() == Form.CLOSE
                || (tag.form() == Form.OPEN && tag.literal().indexOf('{') < 0)) {
            return piece.literal();
        }
        return tag.opening(unknown -> omissions.add(Omissions.Kind.ADDRESS, piece.node(), unknown));
    }
}
