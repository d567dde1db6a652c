/// What became of issues: receives an issue that was made, hands on its numbers, who got it, and what was corrected or
/// withdrawn on the web afterwards.
@NullMarked
package gazette.press.reports;

import org.jspecify.annotations.NullMarked;
