/// Looks after a workspace: checks, creates and backs it up, makes keys, reloads changed settings.
@NullMarked
package gazette.press.upkeep;

import org.jspecify.annotations.NullMarked;
