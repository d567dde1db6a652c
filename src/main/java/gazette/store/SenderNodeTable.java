package gazette.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Stores the nodes that send from this database: machines with their data folders.
public final class SenderNodeTable {
    private final Handle handle;

    SenderNodeTable(Handle handle) {
        this.handle = handle;
    }

    /// Describes a node.
    ///
    /// @param fence its latest claim
    /// @param place tells where its data folder is: a copy is elsewhere
    /// @param heldBecause why it sends nothing until that is confirmed; empty if it sends
    public record Node(String id, long fence, String place, String heldBecause) {}

    /// Returns the node with an id.
    public Optional<Node> find(String id) {
        return handle.createQuery("select id, fence, place, held_because from node where id = :id")
                .bind("id", id)
                .mapTo(Node.class)
                .findOne();
    }

    /// Returns whether no node ever sent from this database.
    public boolean isEmpty() {
        return handle.createQuery("select count(*) from node").mapTo(Long.class).one() == 0;
    }

    /// Stores a node unless there is one.
    void enterFirst(Node node) {
        handle.createUpdate("""
                        insert into node (id, fence, place, held_because)
                        select :id, :fence, :place, :held where not exists (select 1 from node)
                        """)
                .bind("id", node.id())
                .bind("fence", node.fence())
                .bind("place", node.place())
                .bind("held", node.heldBecause())
                .execute();
    }

    /// Stores a node.
    public void put(Node node) {
        handle.createUpdate("""
                        insert into node (id, fence, place, held_because) values (:id, :fence, :place, :held)
                        on conflict (id) do update set fence = :fence, place = :place, held_because = :held
                        """)
                .bind("id", node.id())
                .bind("fence", node.fence())
                .bind("place", node.place())
                .bind("held", node.heldBecause())
                .execute();
    }

    /// Raises a node's fence for a new claim.
    ///
    /// @return its number
    long raiseFence(String id) {
        return handle.createQuery("update node set fence = fence + 1 where id = :id returning fence")
                .bind("id", id)
                .mapTo(Long.class)
                .one();
    }
}
