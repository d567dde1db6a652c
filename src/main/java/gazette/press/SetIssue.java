package gazette.press;

import gazette.articles.FiledArticle;
import gazette.config.Config;
import gazette.config.ListConfig;
import gazette.config.ScheduleConfig;
import gazette.delivery.Addressee;
import gazette.delivery.Plate;
import gazette.delivery.TokenSlot;
import gazette.issues.Composer;
import gazette.issues.Issue;
import gazette.issues.Reason;
import gazette.issues.Section;
import gazette.issues.Verdict;
import gazette.proof.Galley;
import gazette.proof.Preflight;
import gazette.proof.Report;
import gazette.render.Budget;
import gazette.render.Edition;
import gazette.render.MailLinks;
import gazette.render.Mails;
import gazette.render.Site;
import gazette.render.Themes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sets picked articles into an issue and renders its mail. Stores and sends nothing.
public final class SetIssue {
    private static final String OVER = ", or the letter would have over " + Budget.MOST_BYTES + " bytes";

    private final Config config;
    private final Site site;
    private final ScheduleConfig schedule;
    private final ListConfig list;
    private final Mails mails;
    private final PictureShelf pictures;
    private final Preflight preflight = new Preflight();

    /// An issue, its mail, and what the proof-reader says of it.
    public record Proof(Issue issue, Edition edition, Report preflight) {
        /// What its readers get less of than the schedule says.
        List<Reason> folds() {
            return edition.folds().stream()
                    .map(fold -> new Reason(
                            Verdict.FOLDED, fold.title(), "to its " + fold.to().word() + OVER))
                    .toList();
        }
    }

    /// @param schedule whose readers it is for
    public SetIssue(Config config, Themes themes, ScheduleConfig schedule) {
        this(config, themes, schedule, new PictureFolder(config.data().resolve("images")));
    }

    /// @param pictures where the paper's own lie
    SetIssue(Config config, Themes themes, ScheduleConfig schedule, PictureShelf pictures) {
        this(config, schedule, config.list(schedule.list()), new Mails(themes), pictures);
    }

    private SetIssue(Config config, ScheduleConfig schedule, ListConfig list, Mails mails, PictureShelf pictures) {
        this.pictures = pictures;
        this.config = config;
        this.site = new Site(config.publication(), config.siteUrl());
        this.schedule = schedule;
        this.list = list;
        this.mails = mails;
    }

    /// The same with the letters' own words in another language.
    SetIssue in(String language) {
        return new SetIssue(config, schedule, list.in(language), mails, pictures);
    }

    /// Sets it.
    ///
    /// @param unsubscribe the reader's link, or what stands for it
    public Proof set(long number, List<FiledArticle> picked, Instant date, String unsubscribe) {
        List<Section> sections = new Composer(list).sections(picked);
        String feedId = FeedIds.issue(config, date, list.name(), number);
        var untitled = new Issue(list.name(), number, feedId, "", date, sections);
        String title = mails.subject(site, list, schedule, untitled);
        return proof(new Issue(list.name(), number, feedId, title, date, sections), unsubscribe);
    }

    /// Renders an issue's mail.
    Proof proof(Issue issue, String unsubscribe) {
        Optional<String> web =
                list.isPublic() ? Optional.of(site.issue(list.name(), issue.number())) : Optional.empty();
        String theme = schedule.theme().orElse(list.theme());
        Edition edition = mails.edition(site, list, theme, issue, new MailLinks(unsubscribe, web), schedule.show());
        var galley = new Galley(site, issue, edition, unsubscribe, header(issue, edition, unsubscribe), this::weigh);
        return new Proof(issue, edition, preflight.read(galley));
    }

    private int weigh(String picture) {
        return pictures.read(picture).map(bytes -> bytes.length).orElse(0);
    }

    /// The header of its letters. It does not depend on their parts, which take longer to encode.
    private String header(Issue issue, Edition edition, String unsubscribe) {
        var bare = new Edition(edition.subject(), "", "", "");
        Plate plate = new EngravePlate(list, issue.list() + "-" + issue.number(), issue.date())
                .of(bare, unsubscribe, TokenSlot.NONE);
        byte[] letter = plate.letter(new Addressee("", "reader@example.org", "proof", ""));
        return new String(letter, StandardCharsets.UTF_8).split("\r\n\r\n", 2)[0];
    }
}
