/// Reads folders and polls feeds, stores what is new as articles, with the reason for what is held or left out.
@NullMarked
package gazette.press.ingest;

import org.jspecify.annotations.NullMarked;
