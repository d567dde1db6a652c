package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.articles.ArticleContent;
import gazette.articles.body.BlockNormalizer;
import gazette.articles.body.Body;
import gazette.articles.body.ImageLinker;
import gazette.articles.images.ArticleImage;
import gazette.articles.images.FoundImage;
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

/// The pictures that articles show, wherever they lie: which, and what came of them.
public final class ImageReferences {
    private ImageReferences() {}

    /// The addresses of an article's pictures, its cover's first.
    public static Set<String> urls(Article article) {
        Set<String> addresses = new LinkedHashSet<>();
        article.cover().ifPresent(addresses::add);
        parsed(article).select("img").forEach(img -> addresses.add(img.attr("src")));
        return addresses;
    }

    /// The article with what came of its pictures: ours in place of what it pointed to, and of one that could not
    /// be had a link with its description.
    ///
    /// @param came by the pictures' addresses
    public static Article withImages(Article article, Map<String, ImageResult> came) {
        Element body = parsed(article).body();
        List<ArticleImage> shown = new ArrayList<>();
        Optional<String> cover = article.cover()
                .flatMap(address -> found(address, came))
                .map(image -> {
                    shown.add(image);
                    return image.address();
                });
        List<Element> images = body.select("img");
        for (Element img : images) {
            found(img.attr("src"), came)
                    .ifPresentOrElse(
                            image -> {
                                shown.add(image);
                                ImageLinker.show(image, img);
                            },
                            () -> img.replaceWith(description(img, article.lang())));
        }
        Body placed = new Body(BlockNormalizer.shape(body));
        boolean whole = body.select("img").size() == images.size();
        String text = whole ? article.text() : placed.text();
        return article.withContent(new ArticleContent(
                cover,
                placed.html(),
                text,
                article.summary(),
                shown.stream().distinct().toList()));
    }

    private static Optional<ArticleImage> found(String address, Map<String, ImageResult> came) {
        return Optional.ofNullable(came.get(address)).flatMap(file -> switch (file) {
            case FoundImage(ArticleImage image) -> Optional.of(image);
            case MissingImage _ -> Optional.empty();
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
