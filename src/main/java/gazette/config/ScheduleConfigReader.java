package gazette.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a file under `schedules/`. Lists, sources and segments that it names must be in `gazette.yaml`.
final class ScheduleConfigReader {
    private static final int MOST_ARTICLES = 500;
    /// The name that stands for all other topics.
    private static final String OTHERS = "others";

    private static final Pattern ONE_WORD = Pattern.compile("[^\\s=<>()!]+");

    private static final Duration CATCH_UP = Duration.ofHours(6);

    private static final Cron NEVER = new Cron("", List.of());

    private final ZoneId zone;
    private final Map<String, ListConfig> lists;
    private final Set<String> sources;
    private final Map<String, SegmentConfig> segments;

    /// @param zone for a schedule that names none
    ScheduleConfigReader(
            ZoneId zone, Map<String, ListConfig> lists, Set<String> sources, Map<String, SegmentConfig> segments) {
        this.zone = zone;
        this.lists = lists;
        this.sources = sources;
        this.segments = segments;
    }

    ScheduleConfig read(String name, YamlBlock block) {
        // The order of these calls is the order in which a diagnostic lists the keys.
        ScheduleRecipients recipients = recipients(block);
        Cron cron =
                block.required("when", Cron::parse, NEVER, "write when it goes out, such as when: every Monday 08:00");
        cron.doubt().ifPresent(doubt -> block.warn("when", doubt.problem(), doubt.remedy()));
        ZoneId ownZone = block.value("zone", ZoneParser::parse).orElse(zone);
        LeapedTimeCheck.warn(block, cron, ownZone);
        ArticleFilter filter = filter(block);
        IssueLimits limits = limits(block);
        requireEnough(block, limits, filter);
        IssuePresentation presentation = presentation(block, Optional.ofNullable(lists.get(recipients.list())));
        Duration catchUp = block.value("catch_up", ValueParsers::duration).orElse(CATCH_UP);
        boolean paused = block.flag("paused", false);
        var timing = new ScheduleTiming(cron, ownZone, catchUp, paused, block.list("skip", DateRange::parse));
        Optional<ReviewConfig> review = ReviewConfigReader.read(block, timing);
        return new ScheduleConfig(name, block.file().name(), recipients, timing, filter, limits, presentation, review);
    }

    private ScheduleRecipients recipients(YamlBlock block) {
        var list = block.required(
                "list",
                text -> known(text, lists.keySet(), "list"),
                "",
                "write a list of gazette.yaml, as in list: "
                        + lists.keySet().stream().findFirst().orElse("weekly"));
        return new ScheduleRecipients(
                list,
                cadence(block, Optional.ofNullable(lists.get(list))),
                block.value("segment", ValueParsers::line).map(text -> segment(block, text)));
    }

    private static Cadence cadence(YamlBlock block, Optional<ListConfig> list) {
        var offered = list.map(ListConfig::cadences).orElse(List.of());
        var cadence = block.value("cadence", ValueParsers.oneOf(Cadence.class));
        cadence.filter(word -> list.isPresent() && !offered.contains(word))
                .ifPresent(word -> block.fault(
                        "cadence",
                        "the list \"" + list.orElseThrow().name() + "\" does not offer \"" + word.word() + "\"",
                        "write "
                                + String.join(
                                        " or ",
                                        offered.stream().map(Cadence::word).toList()) + ", or add " + word.word()
                                + " to the list's cadences in gazette.yaml"));
        return cadence.orElse(offered.stream().findFirst().orElse(Cadence.WEEKLY));
    }

    /// Reads the name of a segment, or a condition, which `subscribers.segments` parses.
    private SegmentConfig segment(YamlBlock block, String text) {
        int line = block.line("segment");
        if (segments.containsKey(text)) {
            return new SegmentConfig(text, segments.get(text).expression(), line);
        }
        if (ONE_WORD.matcher(text).matches()) {
            block.fault(
                    "segment",
                    "there is no segment \"" + text + "\" in gazette.yaml",
                    segments.isEmpty()
                            ? "write a condition such as lang = zh"
                            : SpellingSuggestion.remedy(
                                    text, segments.keySet(), "write a condition such as lang = zh, or one of: "));
        }
        return new SegmentConfig(text, text, line);
    }

    private ArticleFilter filter(YamlBlock block) {
        return new ArticleFilter(
                block.list("sources", text -> known(text, sources, "source")),
                new LinkedHashSet<>(block.list("tags", ValueParsers::line)),
                new LinkedHashSet<>(block.list("languages", ValueParsers::language)));
    }

    private static IssueLimits limits(YamlBlock block) {
        IssueLimits usual = IssueLimits.DEFAULTS;
        int most = block.number("limit", 1, MOST_ARTICLES, usual.articles());
        int least = block.number("at_least", 1, MOST_ARTICLES, usual.atLeast());
        if (least > most) {
            block.fault(
                    "at_least",
                    "at_least is " + least + ", but an issue has at most " + most + " articles, so there would be none",
                    "write a number up to " + most + ", or raise limit");
        }
        return new IssueLimits(
                most,
                block.value("leftover", ValueParsers.either("wait", "drop")).orElse(usual.carriesOver()),
                block.number("first", 1, MOST_ARTICLES, usual.firstIssue()),
                least,
                block.number("most_per_source", 1, MOST_ARTICLES, most));
    }

    /// Such a schedule would wait for ever.
    private void requireEnough(YamlBlock block, IssueLimits limits, ArticleFilter filter) {
        long from = filter.sources().isEmpty()
                ? sources.size()
                : filter.sources().stream().distinct().count();
        long most = from * limits.perSource();
        if (from > 0 && limits.atLeast() > most && limits.atLeast() <= limits.articles()) {
            block.fault(
                    "at_least",
                    "at_least is " + limits.atLeast() + ", but " + limits.perSource() + " articles of each source are "
                            + most + " at most, so there would be no issue",
                    "write a number up to " + most + ", or raise most_per_source");
        }
    }

    private static IssuePresentation presentation(YamlBlock block, Optional<ListConfig> list) {
        return new IssuePresentation(
                showing(block, list),
                block.template("subject").map(text -> new SubjectTemplate(text, block.line("subject"))),
                block.value("theme", ValueParsers::theme));
    }

    /// Reads one word for all articles, or a block with words for some of the list's topics.
    private static ArticleDetailBySection showing(YamlBlock block, Optional<ListConfig> list) {
        if (!block.hasBlock("show")) {
            return new ArticleDetailBySection(
                    block.value("show", ValueParsers.oneOf(ArticleDetail.class)).orElse(ArticleDetail.FULL), Map.of());
        }
        var sections = new LinkedHashMap<String, ArticleDetail>();
        YamlBlock below = block.block("show");
        list.map(ListConfig::topics)
                .orElse(Map.of())
                .keySet()
                .forEach(topic -> below.value(topic, ValueParsers.oneOf(ArticleDetail.class))
                        .ifPresent(detail -> sections.put(topic, detail)));
        return new ArticleDetailBySection(
                below.value(OTHERS, ValueParsers.oneOf(ArticleDetail.class)).orElse(ArticleDetail.FULL), sections);
    }

    private static String known(String name, Collection<String> names, String noun) {
        if (!names.contains(name)) {
            throw new InvalidValueException(
                    "there is no " + noun + " \"" + name + "\" in gazette.yaml",
                    SpellingSuggestion.remedy(name, names, "the " + noun + "s there are "));
        }
        return name;
    }
}
