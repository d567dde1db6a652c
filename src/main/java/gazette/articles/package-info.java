/// Describes an article as the rest of Gazette sees it: identified, cleaned, with what is stored of it. Receives
/// nothing from outside; the packages below read files and feed entries into these records.
@NullMarked
package gazette.articles;

import org.jspecify.annotations.NullMarked;
