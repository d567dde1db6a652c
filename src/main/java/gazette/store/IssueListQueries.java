package gazette.store;

import gazette.issues.IssueState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Lists issues for editors, the newest first, a page at a time. A page begins after an issue and not at an offset, so
/// that the last page is as quick as the first.
public final class IssueListQueries {
    private static final String SELECT = """
            select issue.id, list.name as list, issue.number, issue.title, issue.date,
                case when issue.undo_until is null then issue.status else 'undoable' end as state,
                case when issue.undo_until is null then issue.withdrawn else 0 end as is_withdrawn,
                issue.frozen_count as frozen, issue.frozen_at is not null as is_frozen, run.schedule, issue.corrects,
                issue.paused_because
            from issue join list on list.id = issue.list_id join run on run.id = issue.run_id
            """;

    private final Handle handle;

    IssueListQueries(Handle handle) {
        this.handle = handle;
    }

    /// Describes an issue.
    ///
    /// @param number below zero for a letter that tells of a correction
    /// @param frozen how many recipients are known
    /// @param corrects the issue whose recipients are told of a correction by this one
    public record IssueSummary(
            long id,
            String list,
            long number,
            String title,
            Instant date,
            IssueState state,
            boolean isWithdrawn,
            long frozen,
            boolean isFrozen,
            String schedule,
            Optional<Long> corrects,
            String pausedBecause) {
        /// Returns it as people call it: `LIST/NUMBER`.
        public String name() {
            return list + "/" + number;
        }
    }

    /// Says which issues are listed; an empty text stands for all.
    ///
    /// @param state an issue's state, or `withdrawn`
    /// @param title a part of the title
    public record IssueFilter(String list, String state, String title) {}

    /// Returns issues before one.
    ///
    /// @param before the id of the last one that was shown; 0 for the first page
    public List<IssueSummary> page(IssueFilter filter, long before, int most) {
        return handle.createQuery(SELECT + """
                        where (:before = 0 or issue.id < :before) and (:list = '' or list.name = :list)
                            and (:state = '' or :state = 'withdrawn' and issue.withdrawn = 1 and issue.corrects is null
                                or issue.undo_until is null and issue.status = :state
                                or :state = 'undoable' and issue.undo_until is not null)
                            and (:title = '' or lower(issue.title) like :title escape '!')
                        order by issue.id desc limit :most
                        """)
                .bind("before", before)
                .bind("list", filter.list())
                .bind("state", filter.state())
                .bind("title", LikePattern.containing(filter.title()))
                .bind("most", most)
                .mapTo(IssueSummary.class)
                .list();
    }

    /// Returns one issue.
    public Optional<IssueSummary> find(long issue) {
        return handle.createQuery(SELECT + "where issue.id = :issue")
                .bind("issue", issue)
                .mapTo(IssueSummary.class)
                .findOne();
    }
}
