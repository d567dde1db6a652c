/// Receives dirty HTML as sites, editors and highlighters write it; changes it so that what only a browser could show
/// stands there in plain elements: embedded media as links, formulas as text, code as lines.
@NullMarked
package gazette.articles.markup;

import org.jspecify.annotations.NullMarked;
