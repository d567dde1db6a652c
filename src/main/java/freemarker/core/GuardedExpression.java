package freemarker.core;

import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Evaluates an expression under a guard's eyes. It is in FreeMarker's package because an expression can only be
/// extended there, and because FreeMarker has no other hook in the loops and texts that an expression makes.
@SuppressWarnings("deprecation") // The tree is deprecated for users; nothing replaces it.
final class GuardedExpression extends Expression {
    private final Expression inner;
    private final ExpressionGuard guard;
    private final TemplatePlace place;
    private final boolean isExamined;

    /// @param isExamined whether what it stands in looks into its value, and does not just show it
    GuardedExpression(Expression inner, ExpressionGuard guard, boolean isExamined) {
        this.inner = inner;
        this.guard = guard;
        this.isExamined = isExamined;
        this.place = TemplatePlace.of(inner);
        copyLocationFrom(inner);
    }

    @Override
    TemplateModel _eval(Environment env) throws TemplateException {
        guard.before(place);
        if (inner instanceof MethodCall call) {
            announce(call, env);
        }
        TemplateModel value = inner.eval(env);
        if (value == null) {
            return null;
        }
        if (inner instanceof DefaultToExpression) {
            value = guard.withFallback(value, () -> fallback(env), place);
        }
        if (isExamined) {
            guard.examined(value, place);
        }
        return guard.after(value);
    }

    private Optional<TemplateModel> fallback(Environment env) throws TemplateException {
        Expression other = (Expression) inner.getParameterValue(1);
        return other == null ? Optional.empty() : Optional.ofNullable(other.eval(env));
    }

    private void announce(MethodCall call, Environment env) throws TemplateException {
        Expression called = call.getTarget() instanceof GuardedExpression guarded ? guarded.inner : call.getTarget();
        if (!(called instanceof BuiltIn builtIn) || !guard.announces(builtIn.key)) {
            return;
        }
        List<TemplateModel> parameters = new ArrayList<>();
        for (int i = 1; i < call.getParameterCount(); i++) {
            parameters.add(((Expression) call.getParameterValue(i)).eval(env));
        }
        guard.call(builtIn.key, builtIn.target.eval(env), parameters);
    }

    @Override
    boolean isLiteral() {
        return false;
    }

    @Override
    protected Expression deepCloneWithIdentifierReplaced_inner(
            String name, Expression replacement, ReplacemenetState state) {
        return new GuardedExpression(
                inner.deepCloneWithIdentifierReplaced_inner(name, replacement, state), guard, isExamined);
    }

    @Override
    public String getCanonicalForm() {
        return inner.getCanonicalForm();
    }

    @Override
    String getNodeTypeSymbol() {
        return inner.getNodeTypeSymbol();
    }

    @Override
    int getParameterCount() {
        return inner.getParameterCount();
    }

    @Override
    Object getParameterValue(int index) {
        return inner.getParameterValue(index);
    }

    @Override
    ParameterRole getParameterRole(int index) {
        return inner.getParameterRole(index);
    }
}
