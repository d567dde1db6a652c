package gazette.press;

import com.fasterxml.jackson.databind.json.JsonMapper;
import gazette.articles.Article;
import gazette.articles.FiledArticle;
import gazette.articles.ReadArticle;
import gazette.articles.Slug;
import gazette.config.Config;
import gazette.config.Fault;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.Addressee;
import gazette.delivery.Dkim;
import gazette.delivery.Plate;
import gazette.delivery.TokenSlot;
import gazette.issues.Picker;
import gazette.issues.Reason;
import gazette.issues.Selection;
import gazette.proof.Report;
import gazette.render.FeedKind;
import gazette.render.Site;
import gazette.render.Themes;
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
import java.util.stream.Stream;

/// Shows what a schedule's next issue would be, from its sources as they are now. Stores and sends nothing: the
/// same files, settings and time give the same bytes.
public final class PreviewSchedule {
    private static final String READER = "reader@example.org";

    private final Config config;
    private final Themes themes;
    private final InstantSource clock;
    private final PictureShelf pictures;

    /// What a preview is made of.
    ///
    /// @param title the subject of the mail, empty if there is nothing to send
    /// @param files name and content of each
    /// @param reasons why each article is in it or not
    /// @param faults files that could not be read
    /// @param proof what the proof-reader says of the mail; absent if there is nothing to send
    public record Preview(
            String title,
            Map<String, byte[]> files,
            List<Reason> reasons,
            List<Fault> faults,
            Optional<Report> proof) {}

    public PreviewSchedule(Config config, Themes themes, InstantSource clock) {
        this.config = config;
        this.themes = themes;
        this.clock = clock;
        this.pictures = new PictureTray(new PictureFolder(config.data().resolve("images")));
    }

    /// Makes it.
    ///
    /// @param offered what the schedule's readers were offered before
    public Preview run(ScheduleConfig schedule, Offered offered) {
        ReadSources.Reading reading = ReadSources.read(config, clock);
        Instant now = clock.instant();
        Stream<FiledArticle> fromFolders = reading.articles().stream()
                .map(ReadArticle::article)
                .filter(article -> ScheduleFilter.takes(schedule, article))
                .filter(article -> !offered.keys().contains(article.source() + " " + article.key()))
                .map(article -> filed(article, now));
        List<FiledArticle> fresh =
                Stream.concat(fromFolders, offered.entries().stream()).toList();
        Selection selection = new Picker(schedule, offered.veryFirst(), now).pick(fresh);
        var files = new LinkedHashMap<String, byte[]>();
        var reasons = new ArrayList<>(selection.reasons());
        if (selection.picked().isEmpty()) {
            return new Preview("", files, reasons, reading.faults(), Optional.empty());
        }
        TakePictures.Taken taken = new TakePictures(config, pictures, now)
                .of(selection.picked().stream().map(FiledArticle::article).toList(), offered.pictures());
        reasons.addAll(taken.reasons());
        List<FiledArticle> picked = selection.picked().stream()
                .map(filed -> filed.with(taken.place(filed.article())))
                .toList();
        SetIssue.Proof proof = render(schedule, picked, offered.nextNumber(), now, files);
        reasons.addAll(proof.folds());
        return new Preview(proof.edition().subject(), files, reasons, reading.faults(), Optional.of(proof.preflight()));
    }

    /// Adds the files.
    private SetIssue.Proof render(
            ScheduleConfig schedule, List<FiledArticle> picked, long number, Instant now, Map<String, byte[]> files) {
        ListConfig list = config.list(schedule.list());
        var site = new Site(config.publication(), config.siteUrl());
        String unsubscribe = site.absolute("/u/preview");
        SetIssue.Proof proof = new SetIssue(config, themes, schedule, pictures).set(number, picked, now, unsubscribe);
        Plate plate = new EngravePlate(list, list.name() + "-" + number, now, new EnclosePictures(site, pictures))
                .of(proof.edition(), unsubscribe, TokenSlot.NONE);
        String id = "preview-" + schedule.name() + "-" + now.toEpochMilli();
        files.put("digest.html", bytes(proof.edition().html()));
        files.put("digest.txt", bytes(proof.edition().text()));
        files.put(
                "message.eml",
                Dkim.of(config.dkim().values(), list.from().domain())
                        .signer()
                        .letter(plate, new Addressee("Reader", READER, id, "")));
        var feeds = new PaperFeeds(config, themes);
        List<FiledArticle> articles = proof.issue().articles();
        for (FeedKind kind : FeedKind.values()) {
            files.put(
                    "feed." + kind.extension(),
                    bytes(feeds.ofArticles(list, articles, kind).text()));
        }
        files.put("preflight.json", json(proof.preflight()));
        return proof;
    }

    private FiledArticle filed(Article article, Instant now) {
        String slug = Slug.of(article.title(), article.key());
        return new FiledArticle(0, slug, FeedIds.article(config, now, slug), now, now, article);
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
