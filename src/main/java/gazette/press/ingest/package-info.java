/// Receives the settings of folders and feeds. Reads the folders, polls the feeds that are due, and stores new
/// and changed articles. Hands on how many there were, with the reason for each entry that was held or left out.
@NullMarked
package gazette.press.ingest;

import org.jspecify.annotations.NullMarked;
