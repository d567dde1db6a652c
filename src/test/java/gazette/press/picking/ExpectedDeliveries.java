package gazette.press.picking;

import static org.assertj.core.api.Assertions.assertThat;

import gazette.config.Cadence;
import gazette.config.Config;
import gazette.config.ScheduleConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What each reader is to get, kept by hand, without numbers or groups: a list of what is still to come for everyone.
///
/// An article is somebody's if they were members when it became eligible. Their topics count at the first issue of
/// their cadence that they are there for; if it is of their topics, they get it then, or with a later issue if there
/// is no room, as long as it stays of their topics. What no schedule of their cadence takes is not theirs.
public final class ExpectedDeliveries {
    /// An article: its tags, and whether it may go out already.
    private final Map<String, Set<String>> articles = new LinkedHashMap<>();

    private final Set<String> listsWithIssues = new HashSet<>();
    private final List<Member> members = new ArrayList<>();
    private Config config;

    /// A reader on a list.
    public static final class Member {
        public final String list;
        public final String address;
        public boolean active = true;
        public Cadence cadence;
        public Set<String> topics = Set.of();
        public Instant pausedUntil = Instant.EPOCH;
        private int joins;
        private Set<String> toCome = new LinkedHashSet<>();
        private final Set<String> got = new HashSet<>();

        public Member(String list, String address, Cadence cadence) {
            this.list = list;
            this.address = address;
            this.cadence = cadence;
        }

        private List<Object> choice() {
            return List.of(active, cadence, topics, joins);
        }

        public Set<String> toCome() {
            return Collections.unmodifiableSet(toCome);
        }
    }

    /// A member as they were when an issue was composed.
    private record Then(List<Object> choice, boolean isServed, Set<String> toCome) {}

    /// An issue that is composed and not frozen yet.
    public record Composed(ScheduleConfig schedule, Instant date, Map<Member, Then> members) {}

    public ExpectedDeliveries(Config config) {
        this.config = config;
    }

    public void reread(Config changed) {
        config = changed;
    }

    public List<Member> members() {
        return members;
    }

    public void join(Member member) {
        members.add(member);
        begin(member);
    }

    public void rejoin(Member member) {
        member.active = true;
        member.pausedUntil = Instant.EPOCH;
        begin(member);
    }

    /// Before a list's first issue, its readers wait for all that there is.
    private void begin(Member member) {
        member.joins++;
        member.toCome =
                listsWithIssues.contains(member.list) ? new LinkedHashSet<>() : new LinkedHashSet<>(articles.keySet());
    }

    /// Notes that an article may go out from now on.
    public void release(String title, Set<String> tags) {
        articles.put(title, tags);
        members.stream().filter(member -> member.active).forEach(member -> member.toCome.add(title));
    }

    /// Notes how readers stand when an issue is composed.
    public Composed compose(ScheduleConfig schedule, Instant date) {
        listsWithIssues.add(schedule.list());
        Map<Member, Then> then = new HashMap<>();
        members.stream()
                .filter(member -> member.active && member.list.equals(schedule.list()))
                .forEach(member -> then.put(
                        member,
                        new Then(
                                member.choice(),
                                member.cadence == schedule.recipients().cadence() && !member.pausedUntil.isAfter(date),
                                new LinkedHashSet<>(member.toCome))));
        return new Composed(schedule, date, then);
    }

    /// Compares an issue with what its readers were to get.
    ///
    /// @param got articles by addresses
    /// @param moved addresses of readers who are covered otherwise than before it was frozen
    public void freeze(Composed issue, Map<String, List<String>> got, Set<String> moved) {
        for (Member member : members) {
            if (!member.list.equals(issue.schedule().list())) {
                continue;
            }
            List<String> letter = got.getOrDefault(member.address, List.of());
            boolean known = Optional.ofNullable(issue.members().get(member))
                            .filter(then -> then.isServed() && then.choice().equals(member.choice()))
                            .isPresent()
                    && !member.pausedUntil.isAfter(issue.date());
            // Whoever chose anew while it was frozen may have met a group of people who had chosen the same before.
            if (known || moved.contains(member.address)) {
                serve(issue, member, letter);
            } else {
                assertThat(letter).as("%s is not to get this", member.address).isEmpty();
            }
        }
    }

    private void serve(Composed issue, Member member, List<String> letter) {
        Set<String> before = Optional.ofNullable(issue.members().get(member))
                .map(Then::toCome)
                .orElse(Set.of());
        Set<String> known = new LinkedHashSet<>(before);
        known.retainAll(member.toCome);
        List<String> mine =
                known.stream().filter(title -> isOfTopics(member, tags(title))).toList();
        List<String> offered =
                mine.stream().filter(title -> takes(issue.schedule(), title)).toList();
        assertThat(letter).as("what %s got of %s", member.address, offered).doesNotHaveDuplicates();
        assertThat(offered).as("what %s was to get", member.address).containsAll(letter);
        assertThat(letter)
                .as("what %s got of %s", member.address, offered)
                .hasSize(Math.min(issue.schedule().limits().articles(), offered.size()));
        assertThat(letter).as("what %s gets again", member.address).noneMatch(member.got::contains);
        member.got.addAll(letter);
        known.forEach(member.toCome::remove);
        mine.stream()
                .filter(title -> !letter.contains(title))
                .filter(title ->
                        offered.contains(title) ? issue.schedule().limits().carriesOver() : isToCome(member, title))
                .forEach(member.toCome::add);
    }

    private Set<String> tags(String title) {
        return articles.getOrDefault(title, Set.of());
    }

    private boolean isToCome(Member member, String title) {
        return config.schedules().values().stream()
                .anyMatch(schedule -> schedule.list().equals(member.list)
                        && schedule.recipients().cadence() == member.cadence
                        && takes(schedule, title));
    }

    private boolean takes(ScheduleConfig schedule, String title) {
        return schedule.filter().tags().isEmpty()
                || !Collections.disjoint(schedule.filter().tags(), tags(title));
    }

    private boolean isOfTopics(Member member, Set<String> tags) {
        return member.topics.isEmpty()
                || member.topics.stream()
                        .anyMatch(topic -> !Collections.disjoint(
                                config.list(member.list).topics().getOrDefault(topic, Set.of()), tags));
    }
}
