package gazette.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/// Replaces the character U+0000 in text, which PostgreSQL refuses and a hostile server may put into a reply. One
/// such reply would stop all sending.
final class NulReplacingArgumentFactory extends AbstractArgumentFactory<String> {
    NulReplacingArgumentFactory() {
        super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String text, ConfigRegistry config) {
        String clean = text.replace('\0', '\uFFFD');
        return (position, statement, context) -> statement.setString(position, clean);
    }
}
