/// Receives the settings and the data folder. Hands on the one context object that all use cases work with.
@NullMarked
package gazette.press.workspace;

import org.jspecify.annotations.NullMarked;
