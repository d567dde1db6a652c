/// The proof-reader: receives a letter before it is sent, hands on what is wrong with it.
@NullMarked
package gazette.proof;

import org.jspecify.annotations.NullMarked;
