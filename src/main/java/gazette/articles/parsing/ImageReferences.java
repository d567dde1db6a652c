package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.articles.ArticleBodyAndImages;
import gazette.articles.body.BlockNormalizer;
import gazette.articles.body.Body;
import gazette.articles.body.ImageLinker;
import gazette.articles.images.ArticleImage;
import gazette.articles.images.AvailableImage;
import gazette.articles.images.ImageResult;
import gazette.articles.images.MissingImage;
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

/// Finds the images that articles show, and replaces them when they are stored.
public final class ImageReferences {
    private ImageReferences() {}

    /// Returns the addresses of an article's images, its cover's first.
    public static Set<String> urls(Article article) {
        Set<String> addresses = new LinkedHashSet<>();
        article.cover().ifPresent(addresses::add);
        if (article.html().contains("<img")) {
            addresses.addAll(parsed(article).select("img").eachAttr("src"));
        }
        return addresses;
    }

    /// Returns the article with stored images in place of the remote ones, and a link with a description for each that
    /// is missing.
    ///
    /// @param results by the addresses of the images
    public static Article withImages(Article article, Map<String, ImageResult> results) {
        Element body = parsed(article).body();
        List<ArticleImage> images = new ArrayList<>();
        Optional<String> cover = article.cover()
                .flatMap(address -> found(address, results))
                .map(image -> {
                    images.add(image);
                    return image.address();
                });
        List<Element> elements = body.select("img");
        for (Element img : elements) {
            found(img.attr("src"), results)
                    .ifPresentOrElse(
                            image -> {
                                images.add(image);
                                ImageLinker.setImage(img, image);
                            },
                            () -> leaveOut(img, article.lang()));
        }
        Body changed = new Body(BlockNormalizer.normalize(body));
        boolean hasAllImages = body.select("img").size() == elements.size();
        String text = hasAllImages ? article.text() : changed.text();
        return article.withContent(new ArticleBodyAndImages(
                cover,
                changed.html(),
                text,
                article.summary(),
                images.stream().distinct().toList()));
    }

    private static Optional<ArticleImage> found(String address, Map<String, ImageResult> results) {
        return Optional.ofNullable(results.get(address)).flatMap(result -> switch (result) {
            case AvailableImage(ArticleImage image) -> Optional.of(image);
            case MissingImage _ -> Optional.empty();
        });
    }

    /// A picture that says no more than the link that it is in, such as that of a film, leaves no trace.
    private static void leaveOut(Element img, String lang) {
        Element link = img.closest("a");
        boolean isExtra = link != null
                && link.hasText()
                && img.attr("alt").isBlank()
                && img.attr("title").isBlank();
        if (!isExtra) {
            img.replaceWith(description(img, lang));
            return;
        }
        if (img.nextSibling() instanceof Element lineBreak && lineBreak.nameIs("br")) {
            lineBreak.remove();
        }
        img.remove();
    }

    /// Returns a link to the image; only text if it was in a link already, or its file is in the workspace.
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
