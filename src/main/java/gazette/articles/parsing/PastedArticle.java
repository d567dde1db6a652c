package gazette.articles.parsing;

import gazette.articles.Article;
import gazette.articles.formats.HtmlToMarkdown;
import gazette.config.FolderConfig;
import gazette.config.PublicationConfig;
import gazette.sources.folders.ArticleFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// Holds what a person pasted, as Markdown and fields of a form.
///
/// @param fields those that it says; a mere piece of a text says none
/// @param link the page that it was copied from
/// @param notes what was left out or changed, a sentence each
public record PastedArticle(Map<ArticleField, String> fields, Optional<String> link, String text, List<String> notes) {
    private static final String UNTITLED = "zkvq untitled qvkz";
    /// As pages have it, and as those of WeChat do.
    private static final String UNTITLED_HEAD =
            "<html><title>" + UNTITLED + "</title><meta property=\"og:title\" content=\"" + UNTITLED + "\">";

    private static final Pattern PAGE =
            Pattern.compile("(?is)\\A\\s*(?:<!doctype|<html|<head|<body|<title|<article|<main).*");

    public PastedArticle {
        fields = Map.copyOf(fields);
        notes = List.copyOf(notes);
    }

    /// Reads HTML as the clipboard or a saved page has it, such as one of WeChat's. Nothing in it runs or is
    /// asked for.
    ///
    /// @return empty if there is no text in it
    public static Optional<PastedArticle> ofHtml(String html, FolderConfig folder, PublicationConfig publication) {
        String page = PAGE.matcher(html).matches() ? html : "<html><body>" + html + "</body></html>";
        return read(page, "pasted.html", folder, publication)
                .or(() -> read(UNTITLED_HEAD + page, "pasted.html", folder, publication));
    }

    /// Reads Markdown with a head, or as WeChat's exports have it.
    ///
    /// @return empty if it is neither: then it is a text that can stay as it is
    public static Optional<PastedArticle> ofText(String text, FolderConfig folder, PublicationConfig publication) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Optional<EditableFile> file = EditableFile.of(bytes);
        if (file.isPresent()) {
            Map<ArticleField, String> fields = new EnumMap<>(file.get().fields());
            fields.values().removeIf(String::isBlank);
            return Optional.of(fields)
                    .filter(some -> !some.isEmpty())
                    .map(some ->
                            new PastedArticle(some, Optional.empty(), file.get().text(), List.of()));
        }
        return read(text, "pasted.md", folder, publication);
    }

    private static Optional<PastedArticle> read(
            String text, String name, FolderConfig folder, PublicationConfig publication) {
        var file = new ArticleFile(
                folder.name(),
                Path.of(name),
                folder.folder().resolve(name),
                text.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
        return new ArticleParser(publication).parse(file, folder) instanceof ParsedArticle parsed
                ? Optional.of(of(parsed))
                : Optional.empty();
    }

    private static PastedArticle of(ParsedArticle parsed) {
        Article article = parsed.article();
        Map<ArticleField, String> fields = new EnumMap<>(ArticleField.class);
        Element body = Jsoup.parseBodyFragment(article.html()).body();
        if (!article.title().equals(UNTITLED)) {
            fields.put(ArticleField.TITLE, article.title());
            article.author().ifPresent(author -> fields.put(ArticleField.AUTHOR, author));
            article.published().ifPresent(date -> fields.put(ArticleField.DATE, date.toString()));
            article.cover()
                    .filter(cover -> cover.startsWith("http"))
                    .ifPresent(cover -> fields.put(ArticleField.COVER, cover));
            if (!article.tags().isEmpty()) {
                fields.put(ArticleField.TAGS, String.join(", ", article.tags()));
            }
        }
        List<String> notes = parsed.warnings().stream()
                .map(warning -> warning.problem() + "; " + warning.remedy())
                .toList();
        return new PastedArticle(fields, article.link(), HtmlToMarkdown.of(body), notes);
    }
}
