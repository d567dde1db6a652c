/// The post: receives an edition and its recipients, hands on letters and the receipts for them; every mail connection
/// is made here.
@NullMarked
package gazette.delivery;

import org.jspecify.annotations.NullMarked;
