/// Renders the public pages, subscribers' pages and the local inbox.
@NullMarked
package gazette.render.pages;

import org.jspecify.annotations.NullMarked;
