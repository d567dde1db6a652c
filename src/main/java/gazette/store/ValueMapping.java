package gazette.store;

import gazette.articles.StoredArticle;
import gazette.issues.DeliveryState;
import gazette.store.ArticleTable.HashedArticle;
import gazette.subscribers.ArticleCoverage;
import gazette.subscribers.address.EmailAddress;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericType;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Converts between values in Java and columns of the database, and makes records of rows.
///
/// Each column goes into the record component of the same name (`held_at` into `heldAt`); a query renames the others
/// with `as`.
final class ValueMapping {
    private ValueMapping() {}

    static void configure(Jdbi jdbi) {
        jdbi.registerArgument(new InstantArguments())
                .registerArgument(new BooleanArguments())
                .registerArgument(new EnumArguments())
                .registerColumnMapper(Instant.class, (ColumnMapper<Instant>) (row, column, _) -> instant(row, column))
                .registerColumnMapper(new GenericType<List<String>>() {}, (row, column, _) -> lines(row, column))
                .registerColumnMapper(EmailAddress.class, (ColumnMapper<EmailAddress>)
                        (row, column, _) -> address(row.getString(column)))
                .registerColumnMapper((ColumnMapperFactory) (type, _) -> enumMapper(type))
                // Of two mappers for a type, JDBI takes the one that was registered last.
                .registerRowMapper((RowMapperFactory) (type, _) -> recordMapper(type))
                .registerRowMapper(ArticleCoverage.class, (row, _) -> coverage(row))
                .registerRowMapper(StoredArticle.class, (row, _) -> ArticleRow.storedArticle(row))
                .registerRowMapper(HashedArticle.class, (row, _) -> ArticleRow.hashedArticle(row));
    }

    /// Returns the word that the database has for a constant: `passed-over` for `PASSED_OVER`. Letters have their own.
    static String word(Enum<?> constant) {
        return constant instanceof DeliveryState state
                ? state.word()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Instants are epoch milliseconds.
    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable EmailAddress address(@Nullable String text) {
        return text == null ? null : EmailAddress.parse(text).orElseThrow();
    }

    private static List<String> lines(ResultSet row, int column) throws SQLException {
        return row.getString(column).lines().toList();
    }

    private static ArticleCoverage coverage(ResultSet row) throws SQLException {
        return ArticleCoverage.of(row.getLong("covered_seq"), row.getString("owed"));
    }

    private static Optional<ColumnMapper<?>> enumMapper(Type type) {
        Class<?> raw = GenericTypes.getErasedType(type);
        return raw.isEnum() ? Optional.of((row, column, _) -> constant(raw, row.getString(column))) : Optional.empty();
    }

    private static Object constant(Class<?> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> word((Enum<?>) constant).equalsIgnoreCase(word.replace('_', '-')))
                .findFirst()
                .orElseThrow(() -> new StoreException("the database has an unknown word \"" + word + "\" for "
                        + type.getSimpleName() + "; a newer Gazette may have written it"));
    }

    private static Optional<RowMapper<?>> recordMapper(Type type) {
        Class<?> raw = GenericTypes.getErasedType(type);
        return raw.isRecord() ? Optional.of(ConstructorMapper.of(canonicalConstructor(raw))) : Optional.empty();
    }

    /// A record may have other constructors, among which JDBI would not choose.
    private static Constructor<?> canonicalConstructor(Class<?> type) {
        try {
            return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class InstantArguments extends AbstractArgumentFactory<Instant> {
        InstantArguments() {
            super(Types.BIGINT);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setLong(position, value.toEpochMilli());
        }
    }

    /// Yes and no are 1 and 0 on both databases.
    private static final class BooleanArguments extends AbstractArgumentFactory<Boolean> {
        BooleanArguments() {
            super(Types.INTEGER);
        }

        @Override
        protected Argument build(Boolean value, ConfigRegistry config) {
            return (position, statement, _) -> statement.setInt(position, value ? 1 : 0);
        }
    }

    private static final class EnumArguments implements ArgumentFactory.Preparable {
        @Override
        public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
            return Enum.class.isAssignableFrom(GenericTypes.getErasedType(type))
                    ? Optional.of(EnumArguments::argument)
                    : Optional.empty();
        }

        @Override
        public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
            return value instanceof Enum<?> ? Optional.of(argument(value)) : Optional.empty();
        }

        private static Argument argument(Object value) {
            String word = word((Enum<?>) value);
            return (position, statement, _) -> statement.setString(position, word);
        }
    }
}
