package gazette.press.publishing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gazette.articles.Article;
import gazette.articles.StoredArticle;
import gazette.articles.Work;
import gazette.articles.parsing.ParsedArticle;
import gazette.config.Config;
import gazette.config.Diagnostic;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.config.Slug;
import gazette.delivery.dkim.DkimKeySet;
import gazette.delivery.mime.RecipientValues;
import gazette.delivery.mime.TokenPlaceholder;
import gazette.issues.ArticlePicker;
import gazette.issues.PickResult;
import gazette.issues.Reason;
import gazette.lint.LintReport;
import gazette.press.composing.Blame;
import gazette.press.composing.EncodeIssue;
import gazette.press.composing.EncodeIssue.EncodedIssue;
import gazette.press.composing.FindFault;
import gazette.press.composing.LetterLanguage;
import gazette.press.composing.RenderIssue;
import gazette.press.composing.UnsubscribeLinkTemplate;
import gazette.press.feeds.BuildFeedDocuments;
import gazette.press.feeds.RenderedFeed;
import gazette.press.images.FetchImages;
import gazette.press.images.FileImageStore;
import gazette.press.images.ImageStore;
import gazette.press.images.MemoryImageStore;
import gazette.press.ingest.ParseArticleFolders;
import gazette.press.picking.OfferHistory;
import gazette.press.picking.ScheduleArticleFilter;
import gazette.press.workspace.TagUris;
import gazette.render.FeedFormat;
import gazette.render.SiteUrls;
import gazette.render.themes.Themes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows what a schedule's next issue would be, from its sources as they are now. Stores and sends nothing. The
/// same files, settings and time give the same bytes.
public final class PreviewSchedule {
    private static final String RECIPIENT = "reader@example.org";

    private final Config config;
    private final Themes themes;
    private final InstantSource clock;
    private final ImageStore images;

    /// Holds a preview.
    ///
    /// @param title the subject of the mail, empty if there is nothing to send
    /// @param files content by name
    /// @param reasons why each article is in the issue or not
    /// @param faults files that could not be read
    /// @param lintReport the linter's report on the mail; absent if there is nothing to send
    public record Preview(
            String title,
            Map<String, byte[]> files,
            List<Reason> reasons,
            List<Diagnostic> faults,
            Optional<LintReport> lintReport) {}

    public PreviewSchedule(Config config, Themes themes, InstantSource clock) {
        this.config = config;
        this.themes = themes;
        this.clock = clock;
        this.images = new MemoryImageStore(new FileImageStore(config.data().resolve("images")));
    }

    /// Makes a preview in the list's language.
    ///
    /// @param history what the schedule has offered before
    public Preview run(ScheduleConfig schedule, OfferHistory history) {
        return run(schedule, history, "");
    }

    /// Makes a preview.
    ///
    /// @param history what the schedule has offered before
    /// @param language of the subscriber for whom the letter is; empty for the list's
    public Preview run(ScheduleConfig schedule, OfferHistory history, String language) {
        ParseArticleFolders.Folders read = ParseArticleFolders.read(config, clock);
        Instant now = clock.instant();
        List<Work> fresh = Stream.concat(
                        worksOfFolders(read, history, now).stream(), Work.of(history.feedArticles()).stream())
                .toList();
        String ofList = config.list(schedule.list()).language();
        LeftOut leftOut = LeftOut.NOTHING;
        Optional<Preview> preview = Optional.empty();
        while (preview.isEmpty()) {
            LeftOut without = leftOut;
            Map<Long, Work> rest = fresh.stream()
                    .flatMap(work -> work.only(version -> !without.has(version)).stream())
                    .flatMap(work -> ScheduleArticleFilter.matching(schedule, work.eligible(now))
                            .or(() -> ScheduleArticleFilter.matching(schedule, work))
                            .stream())
                    .collect(Collectors.toMap(Work::id, work -> work, (one, _) -> one, LinkedHashMap::new));
            PickResult selection = new ArticlePicker(
                            schedule,
                            history.isFirstIssue(),
                            now.atZone(config.publication().zone()))
                    .pick(rest.values().stream().map(work -> work.in(ofList)).toList());
            var reasons = new ArrayList<>(selection.reasons());
            reasons.addAll(leftOut.reasons(selection));
            if (selection.picked().isEmpty()) {
                return new Preview("", Map.of(), reasons, read.faults(), Optional.empty());
            }
            List<StoredArticle> chosen = selection.picked().stream()
                    .flatMap(stored -> Optional.ofNullable(rest.get(stored.work())).stream())
                    .map(work -> work.in(language, ofList))
                    .toList();
            List<StoredArticle> picked = withImages(chosen, history, reasons);
            var composer = new Composer(schedule, history.nextIssueNumber(), now, language);
            switch (FindFault.compose(config.list(schedule.list()), composer, picked)) {
                case EncodedIssue encoded -> preview = Optional.of(preview(composer, encoded, reasons, read));
                case Blame blame
                when !blame.isOfArticles() ->
                    preview = Optional.of(preview(composer, composer.apply(picked), reasons, read));
                case Blame blame -> leftOut = leftOut.and(blame);
            }
        }
        return preview.get();
    }

    private List<StoredArticle> withImages(List<StoredArticle> picked, OfferHistory history, List<Reason> reasons) {
        FetchImages.FetchedImages fetched = new FetchImages(config, images, clock.instant())
                .fetch(picked.stream().map(StoredArticle::article).toList(), history.imageStates());
        reasons.addAll(fetched.reasons());
        return picked.stream()
                .map(stored -> stored.withArticle(fetched.withImages(stored.article())))
                .toList();
    }

    /// Composes the issue's mail with any articles.
    private final class Composer implements Function<List<StoredArticle>, EncodedIssue> {
        private final ScheduleConfig schedule;
        private final long number;
        private final Instant now;
        private final String language;

        Composer(ScheduleConfig schedule, long number, Instant now, String language) {
            this.schedule = schedule;
            this.number = number;
            this.now = now;
            this.language = LetterLanguage.of(language, config.list(schedule.list()), schedule, themes);
        }

        @Override
        public EncodedIssue apply(List<StoredArticle> picked) {
            var site = SiteUrls.of(config);
            var unsubscribe = new UnsubscribeLinkTemplate(site.absolute("/u/preview"), TokenPlaceholder.NONE);
            RenderIssue.RenderedIssue rendered = new RenderIssue(config, themes, schedule)
                    .in(language)
                    .render(number, picked, now, unsubscribe.url());
            return new EncodeIssue(config, config.list(schedule.list()), images).encode(rendered, unsubscribe);
        }
    }

    private Preview preview(
            Composer composer, EncodedIssue encoded, List<Reason> reasons, ParseArticleFolders.Folders read) {
        var files = new LinkedHashMap<String, byte[]>();
        addMail(composer, encoded, files);
        reasons.addAll(encoded.rendered().truncationReasons());
        reasons.addAll(feeds(composer.schedule, encoded.rendered().issue().articles(), files));
        files.put("preflight.json", json(encoded.lintReport()));
        return new Preview(
                encoded.rendered().renderedMail().subject(),
                files,
                reasons,
                read.faults(),
                Optional.of(encoded.lintReport()));
    }

    private void addMail(Composer composer, EncodedIssue encoded, Map<String, byte[]> files) {
        ListConfig list = config.list(composer.schedule.list());
        String id = "preview-" + composer.schedule.name() + "-" + composer.now.toEpochMilli();
        files.put("digest.html", bytes(encoded.rendered().renderedMail().html()));
        files.put("digest.txt", bytes(encoded.rendered().renderedMail().text()));
        files.put(
                "message.eml",
                DkimKeySet.of(config.mail().dkim().values(), list.mail().from().domain())
                        .signer()
                        .signedMessage(encoded.template(), new RecipientValues("Reader", RECIPIENT, id, "")));
    }

    /// Adds the feeds.
    ///
    /// @return why entries are left out of them
    private List<Reason> feeds(ScheduleConfig schedule, List<StoredArticle> articles, Map<String, byte[]> files) {
        var feeds = new BuildFeedDocuments(config, themes);
        var reasons = new ArrayList<Reason>();
        for (FeedFormat format : FeedFormat.values()) {
            RenderedFeed feed = feeds.ofArticles(config.list(schedule.list()), articles, format);
            files.put("feed." + format.extension(), bytes(feed.text()));
            feed.omitted().forEach(entry -> reasons.add(entry.reason()));
        }
        return reasons;
    }

    /// Returns the articles that were offered in no language. Those that are not stored yet have ids of their own.
    private List<Work> worksOfFolders(ParseArticleFolders.Folders read, OfferHistory history, Instant now) {
        Map<String, List<Article>> works = read.articles().stream()
                .map(ParsedArticle::article)
                .collect(Collectors.groupingBy(
                        article -> article.source() + " " + article.origin().work(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        works.values().removeIf(versions -> versions.stream().anyMatch(history::hasOffered));
        var found = new ArrayList<Work>();
        for (List<Article> versions : works.values()) {
            long work = -1L - found.size();
            found.add(new Work(
                    versions.stream().map(article -> stored(article, work, now)).toList()));
        }
        return found;
    }

    private StoredArticle stored(Article article, long work, Instant now) {
        String slug = article.options().slug().orElseGet(() -> Slug.ofTitle(article.title(), article.key()));
        return new StoredArticle(0, work, slug, TagUris.article(config, now, slug), now, now, article);
    }

    private static byte[] json(Object value) {
        try {
            return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
