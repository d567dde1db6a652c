/// Describes subscribers, their memberships of lists, pending sign-ups, and which articles they were sent.
@NullMarked
package gazette.subscribers;

import org.jspecify.annotations.NullMarked;
