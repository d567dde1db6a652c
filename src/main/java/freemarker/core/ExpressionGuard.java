package freemarker.core;

import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.util.List;

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
}
