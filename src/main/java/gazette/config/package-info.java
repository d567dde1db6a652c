/// Receives the workspace's files and the environment, hands on checked settings, or all faults in them.
@NullMarked
package gazette.config;

import org.jspecify.annotations.NullMarked;
