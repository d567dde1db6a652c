/// Describes people on lists: subscribers, memberships, pending sign-ups, and which articles they were sent.
@NullMarked
package gazette.subscribers;

import org.jspecify.annotations.NullMarked;
