package gazette.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lists by their names. What they are like stands in the workspace; here they only have a number.
public final class ListTable {
    private final Handle handle;

    ListTable(Handle handle) {
        this.handle = handle;
    }

    /// The number of a list; given at first sight.
    public long idOf(String name) {
        handle.createUpdate("insert into list (name) values (:name) on conflict (name) do nothing")
                .bind("name", name)
                .execute();
        return find(name).orElseThrow();
    }

    /// The number of a list, if it was seen before.
    public Optional<Long> find(String name) {
        return handle.createQuery("select id from list where name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne();
    }

    /// The numbers of those lists that have one.
    public List<Long> ids(Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("select id from list where name in (<names>) order by id")
                .bindList("names", List.copyOf(names))
                .mapTo(Long.class)
                .list();
    }

    /// The name that a number stands for.
    public Optional<String> name(long id) {
        return handle.createQuery("select name from list where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }
}
