package gazette.render.themes;

import freemarker.core.ArithmeticEngine;
import freemarker.template.TemplateException;
import java.math.BigDecimal;

/// Calculates with decimal numbers of at most [#MAX_DIGITS] digits.
final class BoundedArithmetic extends ArithmeticEngine {
    private static final int MAX_DIGITS = 1000;
    private static final ArithmeticEngine EXACT = BIGDECIMAL_ENGINE;

    @Override
    public int compareNumbers(Number first, Number second) throws TemplateException {
        return EXACT.compareNumbers(first, second);
    }

    @Override
    public Number add(Number first, Number second) throws TemplateException {
        return checked(EXACT.add(first, second));
    }

    @Override
    public Number subtract(Number first, Number second) throws TemplateException {
        return checked(EXACT.subtract(first, second));
    }

    @Override
    public Number multiply(Number first, Number second) throws TemplateException {
        return checked(EXACT.multiply(first, second));
    }

    @Override
    public Number divide(Number first, Number second) throws TemplateException {
        return checked(EXACT.divide(first, second));
    }

    @Override
    public Number modulus(Number first, Number second) throws TemplateException {
        return checked(EXACT.modulus(first, second));
    }

    @Override
    public Number toNumber(String text) {
        if (text.length() > MAX_DIGITS) {
            throw tooLong();
        }
        return checked(EXACT.toNumber(text));
    }

    private static Number checked(Number number) {
        if (number instanceof BigDecimal decimal
                && decimal.precision() + Math.abs((long) decimal.scale()) > MAX_DIGITS) {
            throw tooLong();
        }
        return number;
    }

    private static RenderBudget.Exceeded tooLong() {
        return RenderThread.budgetOfThisRun().exceeded("makes a number of more than " + MAX_DIGITS + " digits");
    }
}
