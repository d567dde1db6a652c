package gazette.render.themes;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Counts what a template writes.
final class BoundedWriter extends FilterWriter {
    private final RenderBudget budget;

    BoundedWriter(Writer out, RenderBudget budget) {
        super(out);
        this.budget = budget;
    }

    @Override
    public void write(int character) throws IOException {
        budget.write(1);
        out.write(character);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        budget.write(length);
        out.write(text, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        budget.write(length);
        out.write(text, offset, length);
    }
}
