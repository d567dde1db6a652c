/// The measuring room: receives an order to measure, hands on figures, one JSON object each.
@NullMarked
package gazette.bench;

import org.jspecify.annotations.NullMarked;
