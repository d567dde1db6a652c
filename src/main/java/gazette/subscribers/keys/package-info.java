/// Signs and verifies the tokens in links and forms with the workspace's keys.
@NullMarked
package gazette.subscribers.keys;

import org.jspecify.annotations.NullMarked;
