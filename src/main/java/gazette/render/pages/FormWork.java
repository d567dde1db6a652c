package gazette.render.pages;

/// Describes the proof of work that a form asks of the browser, so that sending many costs time.
///
/// @param bits how many zero bits the script's number must give
/// @param waitSeconds the seconds until the button works for those who run no scripts
/// @param script the path of the script
public record FormWork(int bits, long waitSeconds, String script) {}
