package gazette.render.css;

import com.helger.base.system.ENewLineMode;
import com.helger.css.decl.CSSDeclaration;
import com.helger.css.decl.CSSDeclarationList;
import com.helger.css.decl.CSSSelector;
import com.helger.css.decl.CSSStyleRule;
import com.helger.css.decl.CascadingStyleSheet;
import com.helger.css.decl.ICSSTopLevelRule;
import com.helger.css.handler.DoNothingCSSParseExceptionCallback;
import com.helger.css.reader.CSSReader;
import com.helger.css.reader.CSSReaderDeclarationList;
import com.helger.css.reader.CSSReaderSettings;
import com.helger.css.reader.errorhandler.DoNothingCSSInterpretErrorHandler;
import com.helger.css.reader.errorhandler.DoNothingCSSParseErrorHandler;
import com.helger.css.writer.CSSWriterSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads CSS as browsers do: what is malformed is skipped, the rest holds.
public final class CssParser {
    static final CSSReaderSettings LENIENT = new CSSReaderSettings()
            .setBrowserCompliantMode(true)
            .setCustomErrorHandler(new DoNothingCSSParseErrorHandler())
            .setCustomExceptionHandler(new DoNothingCSSParseExceptionCallback())
            .setInterpretErrorHandler(new DoNothingCSSInterpretErrorHandler());
    static final CSSWriterSettings OUTPUT =
            new CSSWriterSettings().setOptimizedOutput(true).setNewLineMode(ENewLineMode.UNIX);

    private static final Pattern NO_STRUCTURE =
            Pattern.compile("/\\*.*?(?:\\*/|\\z)|\"[^\"\n]*\"|'[^'\n]*'", Pattern.DOTALL);

    private CssParser() {}

    /// @throws CssTooDeepException if it is nested too deeply
    static StyleSheet read(String css) {
        return CssDepth.parse(css, () -> parsed(css));
    }

    private static StyleSheet parsed(String css) {
        CascadingStyleSheet parsed = CSSReader.readFromStringReader(closed(css), LENIENT);
        if (parsed == null) {
            return new StyleSheet(List.of(), css.strip());
        }
        List<Rule> rules = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        parsed.getAllImportRules().forEach(rule -> append(rest, rule.getAsCSSString(OUTPUT, 0)));
        for (ICSSTopLevelRule rule : parsed.getAllRules()) {
            if (rule instanceof CSSStyleRule style) {
                addRules(style, rules, rest);
            } else {
                append(rest, rule.getAsCSSString(OUTPUT, 0));
            }
        }
        return new StyleSheet(List.copyOf(rules), rest.toString());
    }

    /// Parses a `style` attribute.
    ///
    /// @throws CssTooDeepException if it is nested too deeply
    public static List<Declaration> declarations(String style) {
        return CssDepth.parse(style, () -> {
            CSSDeclarationList parsed =
                    style.isBlank() ? null : CSSReaderDeclarationList.readFromString(style, LENIENT);
            return parsed == null ? List.of() : declarations(parsed.getAllDeclarations());
        });
    }

    /// Closes a comment and braces that are open at the end. Browsers do that; the parser would drop the rule.
    static String closed(String css) {
        boolean inComment = css.lastIndexOf("/*") > css.lastIndexOf("*/");
        int open = 0;
        for (char c : NO_STRUCTURE.matcher(css).replaceAll("").toCharArray()) {
            if (c == '{') {
                open++;
            } else if (c == '}' && open > 0) {
                open--;
            }
        }
        return css + (inComment ? "*/" : "") + "}".repeat(open);
    }

    private static void addRules(CSSStyleRule rule, List<Rule> rules, StringBuilder rest) {
        List<Declaration> declarations = declarations(rule.getAllDeclarations());
        if (declarations.isEmpty()) {
            return;
        }
        for (CSSSelector selector : rule.getAllSelectors()) {
            SelectorCompiler.compile(selector)
                    .ifPresentOrElse(
                            matcher -> rules.add(new Rule(matcher, declarations)),
                            () -> append(rest, withOnly(rule, selector)));
        }
    }

    private static String withOnly(CSSStyleRule rule, CSSSelector selector) {
        CSSStyleRule copy = new CSSStyleRule().addSelector(selector);
        rule.getAllDeclarations().forEach(copy::addDeclaration);
        return copy.getAsCSSString(OUTPUT, 0);
    }

    private static void append(StringBuilder rest, String css) {
        rest.append(css.strip()).append('\n');
    }

    static List<Declaration> declarations(List<CSSDeclaration> written) {
        Map<String, Declaration> declarations = new LinkedHashMap<>();
        for (CSSDeclaration declaration : written) {
            String property = property(declaration);
            String key = property + declaration.isImportant();
            List<String> values = new ArrayList<>();
            Optional.ofNullable(declarations.remove(key)).ifPresent(before -> values.addAll(before.values()));
            values.remove(declaration.getExpressionAsCSSString());
            values.add(declaration.getExpressionAsCSSString());
            declarations.put(key, new Declaration(property, values, declaration.isImportant()));
        }
        return List.copyOf(declarations.values());
    }

    private static String property(CSSDeclaration declaration) {
        String property = declaration.getProperty();
        return property.startsWith("--") ? property : property.toLowerCase(Locale.ROOT);
    }
}
