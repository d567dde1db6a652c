/// What templates see: receives nothing, decides nothing; plain records whose components are the variables that
/// `docs/templates.md` lists.
@NullMarked
package gazette.render.view;

import org.jspecify.annotations.NullMarked;
