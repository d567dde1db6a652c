package gazette.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// Replaces what a database cannot store as text, and a hostile server may send: the character U+0000, which
/// PostgreSQL refuses, and halves of surrogate pairs, which UTF-8 cannot encode. One such reply would stop all sending.
final class CleanTextArgumentFactory extends AbstractArgumentFactory<String> {
    private static final char REPLACEMENT = '\uFFFD';

    CleanTextArgumentFactory() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String text, ConfigRegistry config) {
        String clean = clean(text);
        return (position, statement, context) -> statement.setString(position, clean);
    }

    private static String clean(String text) {
        String noNul = text.replace('\0', REPLACEMENT);
        return noNul.codePoints().noneMatch(CleanTextArgumentFactory::isHalf)
                ? noNul
                : noNul.codePoints()
                        .map(c -> isHalf(c) ? REPLACEMENT : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isHalf(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE;
    }
}
