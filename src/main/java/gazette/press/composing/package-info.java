/// Receives a choice of articles, hands on the rendered and checked mails of an issue.
@NullMarked
package gazette.press.composing;

import org.jspecify.annotations.NullMarked;
