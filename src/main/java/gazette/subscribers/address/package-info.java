/// Receives a written email address, hands on the checked one or what is wrong with it.
@NullMarked
package gazette.subscribers.address;

import org.jspecify.annotations.NullMarked;
