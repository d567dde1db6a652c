/// The clock: receives schedules, fires them at their time and hands each slot to the press.
@NullMarked
package gazette.schedule;

import org.jspecify.annotations.NullMarked;
