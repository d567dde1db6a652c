/// Parses the dates of feeds, in many notations and languages.
@NullMarked
package gazette.sources.dates;

import org.jspecify.annotations.NullMarked;
