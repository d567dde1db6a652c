/// Fires at the right time: receives schedules, hands each due time to `press.publishing`.
@NullMarked
package gazette.schedule;

import org.jspecify.annotations.NullMarked;
