package freemarker.core;

import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.util.List;
import java.util.Optional;

/// Watches what the expressions of a template do. Any method may throw an unchecked exception to end the template.
public interface ExpressionGuard {
    /// Is told of each built-in that a template names when the template is loaded.
    void builtIn(String name, TemplatePlace place);

    /// Is called before an expression is evaluated.
    void before(TemplatePlace place);

    /// Returns whether calls of a built-in are to be announced.
    boolean announces(String builtIn);

    /// Is called before a built-in with parameters is run.
    ///
    /// @param target what it is applied to
    void call(String builtIn, TemplateModel target, List<TemplateModel> parameters) throws TemplateException;

    /// Returns what becomes of an expression's value.
    TemplateModel after(TemplateModel value) throws TemplateException;

    /// Is told of a value that a built-in, a comparison or a question for its presence looks into.
    void examined(TemplateModel value, TemplatePlace place);

    /// Returns what becomes of a value for which another stands in where it is absent, as in `value!other`.
    ///
    /// @param value is there
    /// @param other returns the stand-in; empty if none is written
    TemplateModel withFallback(TemplateModel value, Fallback other, TemplatePlace place) throws TemplateException;

    /// Evaluates the stand-in for an absent value.
    interface Fallback {
        Optional<TemplateModel> value() throws TemplateException;
    }
}
