/// Where articles come from: receives folders and addresses, hands on the files found in them and what other
/// people's servers have there. What is wrong with one of them is said and never stops the others. Every request that
/// goes out is made here.
@NullMarked
package gazette.sources;

import org.jspecify.annotations.NullMarked;
