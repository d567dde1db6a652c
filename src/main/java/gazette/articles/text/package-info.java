/// Cleans plain strings: line ends, control characters, white space. Hands on normalised text, and
/// collects what is wrong with it by line.
@NullMarked
package gazette.articles.text;

import org.jspecify.annotations.NullMarked;
