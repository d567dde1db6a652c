package gazette.press.picking;

import gazette.config.FolderConfig;
import gazette.config.ListConfig;
import gazette.config.SpellingSuggestion;
import gazette.issues.Issue;
import gazette.press.workspace.AppContext;
import gazette.sources.polling.UrlKey;
import gazette.store.ExplanationQueries.ArticleName;
import gazette.store.Tables;
import gazette.text.InvisibleCharacters;
import gazette.text.PercentEncoding;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the article, or the issue, that a person means, however its file or its address is written: with or without
/// scheme and host, escaped or not, with a slash, `index.html` or parameters behind it, or as the page that it is
/// about.
final class FindByAddress {
    private static final Pattern SITE =
            Pattern.compile("(?i)(?:https?://[^/?#]*|(?:www\\.|localhost|127\\.0\\.0\\.1)[^/?#]*)");
    private static final Pattern ISSUE = Pattern.compile("([^/]+)/([0-9]{1,9})");
    private static final Pattern QUOTED = Pattern.compile("^[<\"'“]+|[>\"'”]+$");

    private final AppContext context;
    private final Tables tables;

    FindByAddress(AppContext context, Tables tables) {
        this.context = context;
        this.tables = tables;
    }

    /// Returns its slug; empty if there is none.
    Optional<String> slug(String written) {
        List<ArticleName> names = tables.explanations().articleNames();
        String text =
                QUOTED.matcher(InvisibleCharacters.without(written).strip()).replaceAll("");
        String page = loose(withoutSite(text));
        String file = file(text);
        String link = loose(key(text));
        return Stream.<Predicate<ArticleName>>of(
                        name -> isNamed(name, text::equals),
                        name -> name.link()
                                .filter(some -> key(some).equals(key(text)))
                                .isPresent(),
                        name -> name.link()
                                .filter(some -> loose(key(some)).equals(link))
                                .isPresent(),
                        name -> isNamed(name, file::equals),
                        name -> page.replaceFirst("^a/", "").equals(loose(name.slug())),
                        name -> isNamed(name, known -> loose(known).equals(page)))
                .flatMap(test -> names.stream().filter(test).limit(1))
                .map(ArticleName::slug)
                .findFirst();
    }

    /// Returns the issue at an address such as `/letters/3`, also under a former name of its list.
    Optional<Issue> issue(String written) {
        Matcher parts = ISSUE.matcher(loose(withoutSite(written.strip())));
        return parts.matches()
                ? list(parts.group(1))
                        .flatMap(list -> tables.issues().find(list.name(), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    /// Guesses which file or slug was meant by what is not known.
    Optional<String> similar(String written) {
        String page = loose(withoutSite(written.strip()));
        return Stream.<Function<ArticleName, String>>of(ArticleName::file, ArticleName::path, ArticleName::slug)
                .flatMap(part ->
                        SpellingSuggestion.to(
                                page,
                                tables.explanations().articleNames().stream()
                                        .map(part)
                                        .toList())
                                .stream())
                .findFirst();
    }

    private Optional<ListConfig> list(String name) {
        return context.config().lists().values().stream()
                .filter(list -> list.name().equals(name) || list.formerNames().contains(name))
                .findFirst();
    }

    private static boolean isNamed(ArticleName name, Predicate<String> test) {
        return test.test(name.slug()) || test.test(name.file()) || test.test(name.path());
    }

    /// Returns the source and the path in it of a file, which may be absolute or relative to the workspace.
    private String file(String text) {
        try {
            Path file = context.config().workspace().resolve(text).normalize();
            return context.config().folders().stream()
                    .filter(folder -> file.startsWith(absolute(folder)))
                    .map(folder -> folder.name() + "/"
                            + absolute(folder).relativize(file).toString().replace('\\', '/'))
                    .findFirst()
                    .orElse(text);
        } catch (InvalidPathException _) {
            return text;
        }
    }

    private static Path absolute(FolderConfig folder) {
        return folder.folder().toAbsolutePath().normalize();
    }

    private static String key(String address) {
        return UrlKey.of(address.matches("(?i)https?://.*") ? address : "https://" + address);
    }

    private String withoutSite(String text) {
        String own = Pattern.quote(String.valueOf(context.config().siteUrl().getHost()));
        String path = SITE.matcher(text).lookingAt()
                ? SITE.matcher(text).replaceFirst("")
                : text.replaceFirst("(?i)^" + own + "(?::[0-9]+)?(?=/)", "");
        return path.replaceFirst("[?#].*$", "");
    }

    /// Leaves what makes a page of a path, in small letters.
    private static String loose(String path) {
        return Normalizer.normalize(PercentEncoding.decoded(path), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replace('\\', '/')
                .replaceFirst("^(?:\\.?/)+", "")
                .replaceFirst("/+$", "")
                .replaceFirst("/index\\.(?:html?|php)$", "")
                .replaceFirst("\\.html?$", "");
    }
}
