package gazette.render;

import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSSelectorAttribute;
import com.helger.css.decl.CSSSelectorMemberFunctionLike;
import com.helger.css.decl.CSSSelectorMemberNot;
import com.helger.css.decl.CSSSelectorSimpleMember;
import com.helger.css.decl.ICSSSelectorMember;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;

/// Selectors as they count and as they are applied.
final class Selectors {
    /// These depend on the document alone, so they can be decided now. All others wait for the reader.
    private static final Set<String> DECIDABLE = Set.of(
            "first-child",
            "last-child",
            "only-child",
            "first-of-type",
            "last-of-type",
            "only-of-type",
            "nth-child",
            "nth-last-child",
            "nth-of-type",
            "nth-last-of-type",
            "empty",
            "not");
    private static final Pattern PSEUDO = Pattern.compile("::?([a-zA-Z-]+)");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private Selectors() {}

    /// Absent if the selector must stay in its sheet.
    static Optional<Evaluator> parse(String selector) {
        String bare = QUOTED.matcher(selector).replaceAll("");
        boolean decidable = !bare.contains("::")
                && PSEUDO.matcher(bare).results().allMatch(pseudo -> DECIDABLE.contains(pseudo.group(1)));
        if (!decidable) {
            return Optional.empty();
        }
        try {
            return Optional.of(QueryParser.parse(selector));
        } catch (Selector.SelectorParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Specificity specificity(CSSSelector selector) {
        return selector.getAllMembers().stream()
                .map(Selectors::specificity)
                .reduce(Specificity.NONE, Specificity::plus);
    }

    private static Specificity specificity(ICSSSelectorMember member) {
        return switch (member) {
            case CSSSelectorSimpleMember simple -> simple(simple);
            case CSSSelectorAttribute attribute -> Specificity.CLASS;
            case CSSSelectorMemberNot not ->
                not.getAllSelectors().stream()
                        .map(Selectors::specificity)
                        .max(Specificity::compareTo)
                        .orElse(Specificity.NONE);
            case CSSSelectorMemberFunctionLike function -> Specificity.CLASS;
            default -> Specificity.NONE;
        };
    }

    private static Specificity simple(CSSSelectorSimpleMember member) {
        if (member.isHash()) {
            return Specificity.ID;
        }
        if (member.isClass() || member.isPseudo()) {
            return Specificity.CLASS;
        }
        return member.getValue().equals("*") ? Specificity.NONE : Specificity.TYPE;
    }
}
