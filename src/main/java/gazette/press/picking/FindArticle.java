package gazette.press.picking;

import gazette.config.FolderConfig;
import gazette.config.SpellingSuggestion;
import gazette.press.workspace.AppContext;
import gazette.store.ExplanationQueries.KnownArticle;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds an article that a person names: by its file, its slug, its address on the site or elsewhere, or its title.
public final class FindArticle {
    /// Among so many articles, the latest, a misspelled one is guessed.
    private static final int GUESSED_AMONG = 5000;

    private static final int SHOWN = 3;

    private final AppContext context;

    /// Thrown when there is no such article, or more than one.
    public static final class NotFoundException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotFoundException(String message) {
            super(message);
        }
    }

    /// Describes what is in a folder.
    private record File(String source, String path) {}

    public FindArticle(AppContext context) {
        this.context = context;
    }

    /// Returns the article, in the language that was named.
    ///
    /// @throws NotFoundException if there is none, or several have that name; the message says what to write
    public KnownArticle find(String written) {
        String name = written.strip();
        File file = file(name);
        List<KnownArticle> found = context.store()
                .read(tables -> tables.explanations().articles(file.source(), file.path(), slug(name), name));
        List<Long> works = found.stream().map(KnownArticle::workId).distinct().toList();
        if (works.isEmpty()) {
            Optional<KnownArticle> atAddress = context.store()
                    .read(tables ->
                            new FindByAddress(context, tables).slug(name).flatMap(tables.explanations()::article));
            if (atAddress.isPresent()) {
                return atAddress.get();
            }
            throw new NotFoundException("no article is known as '" + name + "'" + guess(name));
        }
        if (works.size() > 1) {
            throw new NotFoundException(
                    "several articles are known as '" + name + "'; write the file or the slug of one: "
                            + found.stream()
                                    .limit(SHOWN)
                                    .map(article -> article.path() + " (" + article.slug() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    private String guess(String name) {
        List<String> names =
                context.store().read(tables -> tables.explanations().names(GUESSED_AMONG));
        return SpellingSuggestion.to(name, names)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; name it by its file, its slug, its address or its title");
    }

    /// Returns the last part of the path of `/a/SLUG`, on whatever host, else the text itself.
    private static String slug(String name) {
        String path = name.replaceFirst("^[a-zA-Z]+://[^/]*", "").replaceFirst("[?#].*$", "");
        return path.replaceFirst("^/?a/", "").replaceFirst("/$", "");
    }

    private File file(String name) {
        try {
            Path path =
                    context.config().workspace().resolve(name).toAbsolutePath().normalize();
            Optional<File> inFolder = context.config().folders().stream()
                    .filter(folder -> path.startsWith(absolute(folder)))
                    .map(folder -> new File(
                            folder.name(), absolute(folder).relativize(path).toString()))
                    .findFirst();
            return inFolder.orElseGet(() -> new File("", name.replaceFirst("^\\./", "")));
        } catch (InvalidPathException _) {
            return new File("", name);
        }
    }

    private static Path absolute(FolderConfig folder) {
        return folder.folder().toAbsolutePath().normalize();
    }
}
