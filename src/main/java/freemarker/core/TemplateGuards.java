package freemarker.core;

import freemarker.template.Template;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts a guard around the expressions of a parsed template, and a check into each of its loops and calls.
@SuppressWarnings("deprecation") // The tree is deprecated for users; nothing replaces it.
public final class TemplateGuards {
    private static final String MARK = TemplateGuards.class.getName();
    private static final Field DEPTH = field(Environment.class, "instructionStackSize");

    private final ExpressionGuard guard;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Expression, Expression> guarded = new IdentityHashMap<>();

    private final IdentityHashMap<Object, Object> aroundParentheses = new IdentityHashMap<>();

    private TemplateGuards(ExpressionGuard guard) {
        this.guard = guard;
    }

    /// Guards a template, once. Loops and calls ask `Thread.currentThread().isInterrupted()` from then on.
    public static void install(Template template, ExpressionGuard guard) {
        synchronized (template) {
            if (template.getCustomAttribute(MARK) == null) {
                new TemplateGuards(guard).visit(template.getRootTreeNode());
                _CoreAPI.addThreadInterruptedChecks(template);
                template.setCustomAttribute(MARK, true);
            }
        }
    }

    /// Returns how many instructions are nested in one another right now.
    public static int depth(Environment env) {
        try {
            return DEPTH.getInt(env);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns where the innermost instruction is that is being run.
    public static Optional<TemplatePlace> current(Environment env) {
        return Stream.of(env.getInstructionStackSnapshot()).findFirst().map(TemplatePlace::of);
    }

    private void visit(Object node) {
        // Such as `?html` hold the pattern of another that is written in no template, and stands before nothing.
        if (!seen.add(node) || (node instanceof BuiltIn pattern && pattern.target == null)) {
            return;
        }
        if (node instanceof BuiltIn builtIn) {
            guard.builtIn(builtIn.key, TemplatePlace.of(builtIn));
        }
        Class<?> type = node.getClass();
        while (type != TemplateObject.class && type != Object.class) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    visit(node, field);
                }
            }
            type = type.getSuperclass();
        }
    }

    private void visit(Object node, Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(node);
            if (value instanceof Expression expression && field.getType() == Expression.class) {
                field.set(node, replaced(node, expression));
            } else {
                visitValue(node, value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked") // A list or map of a tree's node holds expressions and names.
    private void visitValue(Object node, Object value) {
        switch (value) {
            case TemplateObject part -> visit(part);
            case Object[] parts -> replaceIn(node, parts);
            case List<?> parts -> replaceIn(node, (List<Object>) parts);
            case Map<?, ?> parts -> ((Map<Object, Object>) parts).entrySet().forEach(part -> replaceIn(node, part));
            case null, default -> {}
        }
    }

    private void replaceIn(Object node, Object[] parts) {
        for (int i = 0; i < parts.length; i++) {
            Object replaced = replacedPart(node, parts[i]);
            if (replaced instanceof GuardedExpression) {
                parts[i] = replaced;
            }
        }
    }

    /// A list without expressions may be unmodifiable.
    private void replaceIn(Object node, List<Object> parts) {
        for (int i = 0; i < parts.size(); i++) {
            Object replaced = replacedPart(node, parts.get(i));
            if (replaced instanceof GuardedExpression) {
                parts.set(i, replaced);
            }
        }
    }

    private void replaceIn(Object node, Map.Entry<Object, Object> part) {
        Object replaced = replacedPart(node, part.getValue());
        if (replaced instanceof GuardedExpression) {
            part.setValue(replaced);
        }
    }

    private Object replacedPart(Object node, Object part) {
        if (part instanceof Expression expression) {
            return replaced(node, expression);
        }
        visitValue(node, part);
        return part;
    }

    private Expression replaced(Object parent, Expression expression) {
        if (expression instanceof ParentheticalExpression) {
            aroundParentheses.put(expression, around(parent));
        }
        visit(expression);
        return isGuarded(parent, expression)
                ? guarded.computeIfAbsent(
                        expression, inner -> new GuardedExpression(inner, guard, looksInto(around(parent))))
                : expression;
    }

    /// Returns what an expression stands in, if that is not parentheses.
    private Object around(Object parent) {
        return aroundParentheses.getOrDefault(parent, parent);
    }

    private static boolean looksInto(Object parent) {
        return parent instanceof BuiltIn
                || parent instanceof ComparisonExpression
                || parent instanceof ExistsExpression
                || parent instanceof DynamicKeyName
                || parent instanceof SwitchBlock
                || parent instanceof Case;
    }

    /// FreeMarker asks for the kind of some expressions when it evaluates what they stand in.
    private static boolean isGuarded(Object parent, Expression expression) {
        return switch (expression) {
            case GuardedExpression _, ParentheticalExpression _, LocalLambdaExpression _, ListLiteral _ -> false;
            // A loop is checked each time round, and a slice is no longer than what it is taken of.
            case Range _ -> !(parent instanceof IteratorBlock || parent instanceof DynamicKeyName);
            default -> !expression.isLiteral() || parent instanceof LocalLambdaExpression || parent instanceof Include;
        };
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }
}
