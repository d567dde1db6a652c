/// Renders each template once with sample content, hands on what is wrong in it with file and line.
@NullMarked
package gazette.render.check;

import org.jspecify.annotations.NullMarked;
