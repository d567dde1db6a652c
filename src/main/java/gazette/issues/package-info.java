/// The editor's choice: receives what is new for a list, hands on an issue with its sections and the reasons for each
/// choice.
@NullMarked
package gazette.issues;

import org.jspecify.annotations.NullMarked;
