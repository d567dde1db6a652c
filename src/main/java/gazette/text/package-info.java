/// Holds what all packages do with plain text: shorten it, hash it, tell Chinese, Japanese and Korean characters apart,
/// and find where their lines may break.
@NullMarked
package gazette.text;

import org.jspecify.annotations.NullMarked;
