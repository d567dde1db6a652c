/// Receives a message and its recipient, hands on what became of it. These are the records that the packages below
/// share; every mail connection is made in one of them.
@NullMarked
package gazette.delivery;

import org.jspecify.annotations.NullMarked;
