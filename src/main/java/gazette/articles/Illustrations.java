package gazette.articles;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The pictures that articles show, wherever they lie: which, and what came of them.
public final class Illustrations {
    private Illustrations() {}

    /// The addresses of an article's pictures, its cover's first.
    public static Set<String> of(Article article) {
        Set<String> addresses = new LinkedHashSet<>();
        article.cover().ifPresent(addresses::add);
        parsed(article).select("img").forEach(img -> addresses.add(img.attr("src")));
        return addresses;
    }

    /// The article with what came of its pictures: ours in place of what it pointed to, and of one that could not
    /// be had a link with its description.
    ///
    /// @param came by the pictures' addresses
    public static Article placed(Article article, Map<String, PictureFile> came) {
        Element body = parsed(article).body();
        List<Picture> shown = new ArrayList<>();
        Optional<String> cover = article.cover()
                .flatMap(address -> found(address, came))
                .map(picture -> {
                    shown.add(picture);
                    return picture.address();
                });
        List<Element> images = body.select("img");
        for (Element img : images) {
            found(img.attr("src"), came)
                    .ifPresentOrElse(
                            picture -> {
                                shown.add(picture);
                                Pictures.show(picture, img);
                            },
                            () -> img.replaceWith(description(img, article.lang())));
        }
        Body placed = new Body(Shaper.shape(body));
        boolean whole = body.select("img").size() == images.size();
        String text = whole ? article.text() : placed.text();
        return article.illustrated(
                cover, placed.html(), text, shown.stream().distinct().toList());
    }

    private static Optional<Picture> found(String address, Map<String, PictureFile> came) {
        return Optional.ofNullable(came.get(address)).flatMap(file -> switch (file) {
            case FoundPicture(Picture picture) -> Optional.of(picture);
            case NoPicture _ -> Optional.empty();
        });
    }

    /// A link, unless it stood in one already or lay in the workspace.
    private static Node description(Element img, String lang) {
        String words = Optional.of(img.attr("alt"))
                .filter(alt -> !alt.isBlank())
                .orElse(Optional.of(img.attr("title"))
                        .filter(title -> !title.isBlank())
                        .orElse(word(lang)));
        String address = img.attr("src");
        return address.startsWith("/") || img.closest("a") != null
                ? new TextNode(words)
                : new Element("a").attr("href", address).text(words);
    }

    private static String word(String lang) {
        return switch (lang.split("-", 2)[0]) {
            case "zh" -> "图片";
            case "ja" -> "画像";
            case "ko" -> "그림";
            default -> "Picture";
        };
    }

    private static Document parsed(Article article) {
        Document page = Jsoup.parseBodyFragment(article.html());
        page.outputSettings().prettyPrint(false);
        return page;
    }
}
