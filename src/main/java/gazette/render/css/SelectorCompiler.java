package gazette.render.css;

import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSSelectorAttribute;
import com.helger.css.decl.CSSSelectorMemberFunctionLike;
import com.helger.css.decl.CSSSelectorMemberNot;
import com.helger.css.decl.CSSSelectorMemberPseudoHas;
import com.helger.css.decl.CSSSelectorMemberPseudoIs;
import com.helger.css.decl.CSSSelectorMemberPseudoWhere;
import com.helger.css.decl.CSSSelectorSimpleMember;
import com.helger.css.decl.ECSSSelectorCombinator;
import com.helger.css.decl.ICSSSelectorMember;
import com.helger.css.writer.CSSWriterSettings;
import gazette.render.css.SelectorMatcher.Relation;
import gazette.render.css.SelectorMatcher.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

/// Compiles selectors into matchers. Only those that depend on the document alone can be decided; `:hover` and the like
/// cannot.
final class SelectorCompiler {
    private static final CSSWriterSettings WRITTEN = new CSSWriterSettings().setOptimizedOutput(true);

    /// Holds a part of a selector.
    private record Part(Predicate<Element> test, Specificity specificity) {}

    private SelectorCompiler() {}

    /// Compiles a selector; empty if it must stay in its sheet.
    static Optional<SelectorMatcher> compile(CSSSelector selector) {
        List<Step> steps = new ArrayList<>();
        Specificity specificity = Specificity.NONE;
        Predicate<Element> test = _ -> true;
        for (ICSSSelectorMember member : selector.getAllMembers()) {
            if (member instanceof ECSSSelectorCombinator combinator) {
                steps.add(new Step(test, relation(combinator)));
                test = _ -> true;
                continue;
            }
            Optional<Part> part = part(member);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            test = test.and(part.get().test());
            specificity = specificity.plus(part.get().specificity());
        }
        steps.add(new Step(test, Relation.SAME));
        return Optional.of(new SelectorMatcher(steps, specificity));
    }

    private static Relation relation(ECSSSelectorCombinator combinator) {
        return switch (combinator) {
            case BLANK -> Relation.ANCESTOR;
            case GREATER -> Relation.PARENT;
            case PLUS -> Relation.NEXT;
            case TILDE -> Relation.EARLIER;
        };
    }

    private static Optional<Part> part(ICSSSelectorMember member) {
        return switch (member) {
            case CSSSelectorSimpleMember simple -> simple(simple);
            case CSSSelectorAttribute attribute ->
                AttributeSelector.of(attribute).map(test -> new Part(test::matches, Specificity.CLASS));
            case CSSSelectorMemberFunctionLike function ->
                StructuralPseudoClass.of(
                                function.getFunctionName(),
                                function.getParameterExpression().getAsCSSString(WRITTEN, 0))
                        .map(test -> new Part(test, Specificity.CLASS));
            case CSSSelectorMemberNot not ->
                compileAll(not.getAllSelectors()).map(none -> new Part(e -> !any(none, e), strongest(none)));
            case CSSSelectorMemberPseudoIs is ->
                compileAll(is.getAllSelectors()).map(some -> new Part(e -> any(some, e), strongest(some)));
            case CSSSelectorMemberPseudoWhere where ->
                compileAll(where.getAllSelectors()).map(some -> new Part(e -> any(some, e), Specificity.NONE));
            case CSSSelectorMemberPseudoHas has ->
                compileAll(has.getAllSelectors())
                        .filter(some -> some.stream().allMatch(SelectorMatcher::isCompound))
                        .map(some -> new Part(e -> anyDescendant(some, e), strongest(some)));
            // So the parser wraps what stands in `:has()`.
            case CSSSelector nested ->
                compile(nested)
                        .filter(SelectorMatcher::isCompound)
                        .map(inner -> new Part(inner::matches, inner.specificity()));
            default -> Optional.empty();
        };
    }

    private static Optional<Part> simple(CSSSelectorSimpleMember member) {
        String name = CssEscapes.read(member.getValue());
        if (member.isHash()) {
            String id = name.substring(1);
            return Optional.of(new Part(e -> e.id().equals(id), Specificity.ID));
        }
        if (member.isClass()) {
            String word = name.substring(1);
            return Optional.of(new Part(e -> AttributeSelector.hasWord(e.attr("class"), word), Specificity.CLASS));
        }
        if (member.isPseudo()) {
            int open = name.indexOf('(') + 1;
            String argument = open == 0 ? "" : name.substring(open, name.length() - 1);
            return StructuralPseudoClass.of(open == 0 ? name : name.substring(0, open), argument)
                    .map(test -> new Part(test, Specificity.CLASS));
        }
        return element(name);
    }

    private static Optional<Part> element(String name) {
        if (name.equals("*")) {
            return Optional.of(new Part(_ -> true, Specificity.NONE));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.of(new Part(e -> e.nameIs(lower), Specificity.TYPE)).filter(_ -> name.indexOf('|') < 0);
    }

    /// Compiles several selectors; empty if one of them cannot be decided.
    private static Optional<List<SelectorMatcher>> compileAll(List<CSSSelector> selectors) {
        List<SelectorMatcher> compiled =
                selectors.stream().flatMap(s -> compile(s).stream()).toList();
        return Optional.of(compiled).filter(_ -> compiled.size() == selectors.size());
    }

    private static boolean any(List<SelectorMatcher> selections, Element element) {
        return selections.stream().anyMatch(s -> s.matches(element));
    }

    private static boolean anyDescendant(List<SelectorMatcher> selections, Element element) {
        return element.getAllElements().stream().skip(1).anyMatch(e -> any(selections, e));
    }

    private static Specificity strongest(List<SelectorMatcher> selections) {
        return selections.stream()
                .map(SelectorMatcher::specificity)
                .max(Comparator.naturalOrder())
                .orElse(Specificity.NONE);
    }
}
