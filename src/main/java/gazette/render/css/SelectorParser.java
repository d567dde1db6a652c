package gazette.render.css;

import gazette.render.css.SelectorMatcher.Kind;
import gazette.render.css.SelectorMatcher.Relation;
import gazette.render.css.SelectorMatcher.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads selectors (Selectors Level 4).
final class SelectorParser {
    private static final String NAME = "(?:[\\w\\x{80}-\\x{FFFF}-]|\\\\[0-9a-fA-F]{1,6}\\s?|\\\\[^0-9a-fA-F\\n])";
    private static final Pattern IDENTIFIER = Pattern.compile("(?!-?[0-9])" + NAME + "++");
    private static final Pattern WORD = Pattern.compile(NAME + "++");
    private static final Pattern COMBINATOR = Pattern.compile("\\s*([>+~])\\s*|\\s+");

    private final String css;
    private final CssScanner scanner;
    private final List<Step> steps = new ArrayList<>();
    private Specificity specificity = Specificity.NONE;
    private Kind kind = Kind.DOCUMENT;
    private SelectorPart compound = SelectorPart.ANY;
    private int at;

    private SelectorParser(String css) {
        this.css = css;
        this.scanner = new CssScanner(css);
    }

    /// Reads one selector; empty if it is none.
    static Optional<SelectorMatcher> parse(String selector) {
        try {
            return Optional.of(new SelectorParser(selector.strip()).read());
        } catch (MalformedSelectorException e) {
            return Optional.empty();
        }
    }

    /// Reads one selector.
    ///
    /// @throws MalformedSelectorException if it is none
    static SelectorMatcher require(String selector) throws MalformedSelectorException {
        return new SelectorParser(selector.strip()).read();
    }

    private SelectorMatcher read() throws MalformedSelectorException {
        compound();
        while (at < css.length()) {
            Matcher combinator = COMBINATOR.matcher(css).region(at, css.length());
            if (!combinator.lookingAt()) {
                throw new MalformedSelectorException();
            }
            at = combinator.end();
            add(relation(combinator.group(1) == null ? ' ' : combinator.group(1).charAt(0)));
            compound();
        }
        String key = compound.key();
        add(Relation.SAME);
        return new SelectorMatcher(steps, specificity, kind, key);
    }

    /// Returns the relation that a combinator says.
    static Relation relation(char combinator) {
        return switch (combinator) {
            case '>' -> Relation.PARENT;
            case '+' -> Relation.NEXT;
            case '~' -> Relation.EARLIER;
            default -> Relation.ANCESTOR;
        };
    }

    private void add(Relation relation) {
        steps.add(new Step(compound.test(), relation));
        specificity = specificity.plus(compound.specificity());
        kind = kind.and(compound.kind());
        compound = SelectorPart.ANY;
    }

    private void compound() throws MalformedSelectorException {
        int from = at;
        while (at < css.length() && !CssScanner.isSpace(css.charAt(at)) && ">+~".indexOf(css.charAt(at)) < 0) {
            compound = compound.and(part(at == from));
        }
        if (at == from) {
            throw new MalformedSelectorException();
        }
    }

    private SelectorPart part(boolean isFirst) throws MalformedSelectorException {
        return switch (css.charAt(at)) {
            case '#' -> SelectorPart.id(nameAfterSign(WORD));
            case '.' -> SelectorPart.withClass(nameAfterSign(IDENTIFIER));
            case '[' -> attribute();
            case ':' -> pseudo();
            case '&' -> {
                at++;
                yield SelectorPart.ofClient(Specificity.NONE);
            }
            default -> {
                if (!isFirst) {
                    throw new MalformedSelectorException();
                }
                yield element();
            }
        };
    }

    private String nameAfterSign(Pattern pattern) throws MalformedSelectorException {
        at++;
        return CssEscapes.read(take(pattern));
    }

    private SelectorPart element() throws MalformedSelectorException {
        String name = typeName();
        if (at < css.length() && css.charAt(at) == '|') {
            // Only a sheet with @namespace, in a document of XML, may say so.
            at++;
            typeName();
            return SelectorPart.ofClient(Specificity.TYPE);
        }
        if (name.equals("*")) {
            return SelectorPart.ANY;
        }
        String lower = CssEscapes.read(name).toLowerCase(Locale.ROOT);
        return SelectorPart.element(lower);
    }

    private String typeName() throws MalformedSelectorException {
        char c = at < css.length() ? css.charAt(at) : ' ';
        if (c == '|') {
            return "";
        }
        if (c == '*') {
            at++;
            return "*";
        }
        return take(IDENTIFIER);
    }

    private SelectorPart attribute() throws MalformedSelectorException {
        int end = scanner.end(at, css.length(), false);
        String inside = css.substring(at + 1, Math.max(at + 1, end - 1));
        if (css.charAt(end - 1) != ']' || end == at + 1) {
            throw new MalformedSelectorException();
        }
        at = end;
        return AttributeSelector.parse(inside);
    }

    private SelectorPart pseudo() throws MalformedSelectorException {
        boolean isElement = css.startsWith("::", at);
        at += isElement ? 2 : 1;
        String name = take(IDENTIFIER).toLowerCase(Locale.ROOT);
        Optional<String> argument = Optional.empty();
        if (at < css.length() && css.charAt(at) == '(') {
            int end = scanner.end(at, css.length(), false);
            if (css.charAt(end - 1) != ')') {
                throw new MalformedSelectorException();
            }
            argument = Optional.of(css.substring(at + 1, end - 1).strip());
            at = end;
        }
        return PseudoSelector.of(isElement, name, argument);
    }

    private String take(Pattern pattern) throws MalformedSelectorException {
        Matcher next = pattern.matcher(css).region(at, css.length());
        if (!next.lookingAt()) {
            throw new MalformedSelectorException();
        }
        at = next.end();
        return next.group();
    }
}
