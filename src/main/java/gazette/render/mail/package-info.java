/// Renders an issue and single mails as HTML and text, no larger than mail programs show.
@NullMarked
package gazette.render.mail;

import org.jspecify.annotations.NullMarked;
