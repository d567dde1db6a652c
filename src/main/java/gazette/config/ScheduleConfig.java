package gazette.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One file under `schedules/`: when which articles go to whom.
///
/// @param name the file's name without `.yaml`
/// @param file the file, relative to the workspace
/// @param list the list's name
/// @param segment whom of them; absent means all. Its name is what the schedule calls it, its line the schedule's
/// @param cron when it fires, in `zone`
/// @param sources names of sources; empty means all of them
/// @param tags an article needs one of these; empty means any article
/// @param languages an article's language must be one of these; empty means any
/// @param limit the most articles in an issue
/// @param carriesOver whether what the limit leaves over waits for the next issue, or is dropped
/// @param first how many articles the very first issue takes; the rest is passed over
/// @param show how much of each article a letter shows
/// @param subject a FreeMarker line for the subject; absent means the theme's
/// @param theme in place of the list's
/// @param catchUp a firing missed by less than this goes out as soon as `serve` is back
public record ScheduleConfig(
        String name,
        Path file,
        String list,
        Cadence cadence,
        Optional<SegmentConfig> segment,
        Cron cron,
        ZoneId zone,
        List<String> sources,
        Set<String> tags,
        Set<String> languages,
        int limit,
        boolean carriesOver,
        int first,
        ArticleDetailBySection show,
        Optional<String> subject,
        Optional<String> theme,
        Duration catchUp) {
    public ScheduleConfig {
        sources = List.copyOf(sources);
        tags = Set.copyOf(tags);
        languages = Set.copyOf(languages);
    }

    /// What tells its issues from those of other schedules of the list and cadence: the segment's name, or nothing.
    public String audience() {
        return segment.map(SegmentConfig::name).orElse("");
    }

    ScheduleConfig fromAllSources() {
        return new ScheduleConfig(
                name,
                file,
                list,
                cadence,
                segment,
                cron,
                zone,
                List.of(),
                tags,
                languages,
                limit,
                carriesOver,
                first,
                show,
                subject,
                theme,
                catchUp);
    }
}
