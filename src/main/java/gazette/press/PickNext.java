package gazette.press;

import gazette.articles.FiledArticle;
import gazette.config.ScheduleConfig;
import gazette.issues.Picker;
import gazette.issues.Selection;
import java.util.List;

/// Picks what a schedule's next issue is made of, from the articles on file. Changes nothing but a new list's number.
final class PickNext {
    private PickNext() {}

    static Selection from(Newsroom newsroom, ScheduleConfig schedule) {
        long list = newsroom.store().write(tables -> tables.lists().idOf(schedule.list()));
        String cadence = schedule.cadence().word();
        return newsroom.store().read(tables -> {
            List<FiledArticle> fresh = tables.articles().neverOffered(list, cadence).stream()
                    .filter(filed -> ScheduleFilter.takes(schedule, filed.article()))
                    .toList();
            boolean veryFirst = !tables.issues().hasAny(list, cadence);
            return new Picker(schedule, veryFirst, newsroom.clock().instant()).pick(fresh);
        });
    }
}
