/// Decodes the bytes of a feed and cleans its characters.
@NullMarked
package gazette.sources.text;

import org.jspecify.annotations.NullMarked;
