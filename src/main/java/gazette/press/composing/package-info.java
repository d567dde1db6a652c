/// Receives a choice of articles. Hands on the rendered, encoded and linted mails of an issue.
@NullMarked
package gazette.press.composing;

import org.jspecify.annotations.NullMarked;
