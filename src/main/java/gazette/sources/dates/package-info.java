/// Reads the dates that feeds really have, in many notations and languages.
@NullMarked
package gazette.sources.dates;

import org.jspecify.annotations.NullMarked;
