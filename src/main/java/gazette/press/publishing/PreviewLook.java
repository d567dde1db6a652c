package gazette.press.publishing;

import gazette.delivery.localmail.ReceivedMail;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// Says how a letter is looked at: as mail programs show it that are dark, load no pictures, or drop style sheets.
///
/// @param dark whether the program is dark
/// @param images whether pictures are shown
/// @param styles whether `<style>` is kept; what is in attributes stays in any case
public record PreviewLook(boolean dark, boolean images, boolean styles) {
    /// Returns a message's HTML as a document that stands alone in a frame. Nothing in it leads anywhere, and
    /// nothing is fetched for it.
    String of(byte[] message, PreviewFrames frames) {
        PreviewFrames.Frames both =
                frames.of(ReceivedMail.parse("preview", message).html());
        Document document = Jsoup.parse(dark ? both.dark() : both.light());
        document.outputSettings().prettyPrint(false);
        document.head().prependElement("base").attr("target", "_blank");
        if (!styles) {
            document.select("style").remove();
        }
        if (!images) {
            document.select("img").removeAttr("src").removeAttr("srcset");
            document.select("[background]").removeAttr("background");
        }
        return document.outerHtml();
    }
}
