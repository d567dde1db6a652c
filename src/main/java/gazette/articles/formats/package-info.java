/// Receives the text of an article file, hands on its metadata and raw body. One class for each format: Markdown,
/// HTML, Markdown as WeChat exports have it.
@NullMarked
package gazette.articles.formats;

import org.jspecify.annotations.NullMarked;
