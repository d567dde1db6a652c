/// Receives a text, returns a valid email address or what is wrong with it.
@NullMarked
package gazette.subscribers.address;

import org.jspecify.annotations.NullMarked;
