/// The settings: receives the workspace's files and the environment, hands on one checked value or every fault at once.
@NullMarked
package gazette.config;

import org.jspecify.annotations.NullMarked;
