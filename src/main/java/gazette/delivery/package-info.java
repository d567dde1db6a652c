/// Receives a message and its recipient, returns what became of it. The records and interfaces here are shared by the
/// packages below, which open all connections to mail servers.
@NullMarked
package gazette.delivery;

import org.jspecify.annotations.NullMarked;
