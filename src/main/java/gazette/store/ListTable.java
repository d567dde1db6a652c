package gazette.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Numbers lists by their names. What they are like is in the settings.
public final class ListTable {
    private final Handle handle;

    ListTable(Handle handle) {
        this.handle = handle;
    }

    /// Returns the id of a list, which it gets now if it is new.
    public long idOf(String name) {
        handle.createUpdate("insert into list (name) values (:name) on conflict (name) do nothing")
                .bind("name", name)
                .execute();
        return find(name).orElseThrow();
    }

    /// Returns the id of a list; empty if it is unknown.
    public Optional<Long> find(String name) {
        return handle.createQuery("select id from list where name = :name")
                .bind("name", name)
                .mapTo(Long.class)
                .findOne();
    }

    /// Returns the ids of those lists that have one.
    public List<Long> ids(Collection<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("select id from list where name in (<names>) order by id")
                .bindList("names", List.copyOf(names))
                .mapTo(Long.class)
                .list();
    }

    /// Returns the name of a list.
    public Optional<String> name(long id) {
        return handle.createQuery("select name from list where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne();
    }

    /// Renames a list. One of the new name that has neither members nor issues gets another name.
    ///
    /// @return whether that was possible
    public boolean rename(String name, String to) {
        handle.createUpdate("""
                        update list set name = name || '.' || id where name = :to
                            and not exists (select 1 from membership where list_id = list.id)
                            and not exists (select 1 from issue where list_id = list.id)
                        """).bind("to", to).execute();
        return handle.createUpdate("""
                                update list set name = :to where name = :name
                                    and not exists (select 1 from list as other where other.name = :to)
                                """).bind("name", name).bind("to", to).execute() == 1;
    }
}
