package gazette.articles.dialects;

import gazette.articles.dialects.DialectToken.Kind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/// Reads links whose address is written with Liquid or a shortcode, `[post]({{< ref "a.md" >}})`, and links between
/// notes, `[[note|alias]]`.
final class DialectLinks implements LinkProcessor {
    private static final Pattern ADDRESS = Pattern.compile(
            "\\(\\s*+<?((?:\\{\\{[^{}]*+}}|\\{%[^{}]*+}|[^\\s(){}<>])+?)>?(?:\\s+(?:\"([^\"]*+)\"|'([^']*+)'))?\\s*+\\)",
            Pattern.DOTALL);
    private static final int MAX_LENGTH = 2000;

    private final MarkdownSource source;

    DialectLinks(MarkdownSource source) {
        this.source = source;
    }

    @Override
    public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.destination() != null) {
            return LiquidAddresses.isLiquid(link.destination())
                    ? wrapped(link, link.destination(), link.title(), scanner.position())
                    : LinkResult.none();
        }
        if (link.label() != null) {
            return LinkResult.none();
        }
        return switch (scanner.peek()) {
            case '(' -> address(link, scanner);
            case '{' -> attributed(link, scanner, context);
            default -> note(link, scanner, context);
        };
    }

    private static LinkResult address(LinkInfo link, Scanner scanner) {
        Position start = scanner.position();
        int length = 0;
        boolean hasToken = false;
        boolean isInToken = false;
        while (scanner.hasNext() && (isInToken || scanner.peek() != '\n') && length++ < MAX_LENGTH) {
            hasToken |= scanner.peek() == '{';
            isInToken = scanner.peek() == '{' || (isInToken && scanner.peek() != '}');
            scanner.next();
        }
        if (!hasToken) {
            return LinkResult.none();
        }
        String rest = scanner.getSource(start, scanner.position()).getContent();
        Matcher address = ADDRESS.matcher(rest);
        if (!address.lookingAt() || !LiquidAddresses.isLiquid(address.group(1))) {
            return LinkResult.none();
        }
        scanner.setPosition(start);
        for (int i = 0; i < address.end(); i++) {
            scanner.next();
        }
        return wrapped(
                link,
                address.group(1),
                address.group(2) == null ? address.group(3) : address.group(2),
                scanner.position());
    }

    private static LinkResult wrapped(LinkInfo link, String written, String title, Position end) {
        Optional<String> address = LiquidAddresses.resolve(written);
        boolean isImage = link.marker() != null && link.marker().getLiteral().equals("!");
        if (address.isEmpty()) {
            LinkResult unknown = LinkResult.wrapTextIn(new UnknownLink(written), end);
            return isImage ? unknown.includeMarker() : unknown;
        }
        return isImage
                ? LinkResult.wrapTextIn(new Image(address.get(), title), end).includeMarker()
                : LinkResult.wrapTextIn(new Link(address.get(), title), end);
    }

    /// Pandoc's `[text]{.class}`, unless the text is the name of a link.
    private LinkResult attributed(LinkInfo link, Scanner scanner, InlineParserContext context) {
        int start = SourcePlace.of(scanner);
        if (link.marker() != null
                || start < 0
                || link.text().startsWith("^")
                || context.getDefinition(LinkReferenceDefinition.class, link.text()) != null) {
            return LinkResult.none();
        }
        return TokenReader.read(source, start)
                .filter(token -> token.kind() == Kind.ATTRIBUTES)
                .filter(token -> SourcePlace.advance(scanner, source.text(), start, token.end()))
                .map(_ -> LinkResult.wrapTextIn(new AttributedText(), scanner.position()))
                .orElseGet(LinkResult::none);
    }

    /// The inner brackets of `[[note]]`; the outer ones are taken away by [WikiLinks].
    private LinkResult note(LinkInfo link, Scanner scanner, InlineParserContext context) {
        String text = link.text();
        boolean isInner = link.openingBracket().getPrevious() instanceof Text outer
                && outer.getLiteral().equals("[")
                && !isEscaped(outer);
        if (!isInner
                || link.marker() != null
                || text.isBlank()
                || text.startsWith("^")
                || text.indexOf('\n') >= 0
                || scanner.peek() != ']'
                || context.getDefinition(LinkReferenceDefinition.class, text) != null) {
            return LinkResult.none();
        }
        // The second bracket is left to close the first one.
        Position end = scanner.position();
        scanner.next();
        if (scanner.peek() == '(' || isReference(scanner)) {
            return LinkResult.none();
        }
        Node outer = link.openingBracket().getPrevious();
        boolean isEmbed =
                outer.getPrevious() instanceof Text mark && mark.getLiteral().equals("!");
        return LinkResult.replaceWith(new WikiLink(text, isEmbed), end);
    }

    /// Another link to a note may follow: `[[a]][[b]]`.
    private static boolean isReference(Scanner scanner) {
        Position start = scanner.position();
        boolean isReference = scanner.next('[') && scanner.peek() != '[';
        scanner.setPosition(start);
        return isReference;
    }

    /// The text of an escaped bracket is two characters in the source.
    private boolean isEscaped(Text bracket) {
        return bracket.getSourceSpans().isEmpty()
                || source.at(bracket.getSourceSpans().getFirst().getInputIndex()) == '\\';
    }
}
