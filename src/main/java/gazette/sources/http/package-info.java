/// Makes every HTTP request that goes out. Receives an address, hands on bounded bytes of a public host or why there
/// are none.
@NullMarked
package gazette.sources.http;

import org.jspecify.annotations.NullMarked;
