package gazette.config;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `lists:`.
final class ListConfigReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    /// A list's pages are at `/NAME/`, beside the site's own pages.
    private static final Set<String> TAKEN =
            Set.of(("a i u feed feeds issues tag mailbox health ready static style about"
                            + " archive search subscribe confirm preferences admin desk api")
                    .split(" "));
    private static final FromAddress NOBODY = new FromAddress("", "nobody@localhost");

    private final YamlBlock settings;
    private final PublicationConfig publication;
    private final MailConfig mail;
    private final Set<String> formerNames = new HashSet<>();

    ListConfigReader(YamlBlock settings, PublicationConfig publication, MailConfig mail) {
        this.settings = settings;
        this.publication = publication;
        this.mail = mail;
    }

    Map<String, ListConfig> read() {
        var from = settings.required(
                "from",
                FromAddress::parse,
                NOBODY,
                "write who the letters come from, such as from: Lamplight <editor@example.org>");
        var lists = new LinkedHashMap<String, ListConfig>();
        var blocks = settings.block("lists").blocks();
        if (blocks.isEmpty()) {
            settings.fault("lists", "there are no lists", "write one, such as lists: { weekly: { title: The week } }");
        }
        blocks.forEach((name, block) -> lists.put(name, list(name, block, from)));
        return lists;
    }

    /// Warns about cadences whose subscribers would never get a letter; see [Config#choices].
    void warnAboutUnusedCadences(Collection<ListConfig> lists, Collection<ScheduleConfig> schedules) {
        for (var list : lists) {
            list.cadences().stream()
                    .filter(cadence -> schedules.stream()
                            .noneMatch(schedule -> schedule.list().equals(list.name())
                                    && schedule.recipients().cadence() == cadence))
                    .forEach(cadence -> settings.block("lists")
                            .block(list.name())
                            .warn(
                                    "cadences",
                                    "no schedule sends \"" + list.name() + "\" to subscribers who want it "
                                            + cadence.word(),
                                    "write schedules/" + list.name() + "-" + cadence.word() + ".yaml"));
        }
    }

    private ListConfig list(String name, YamlBlock block, FromAddress from) {
        checkName(name);
        return new ListConfig(
                name,
                formerNames(block),
                block.text("title").orElse(name),
                block.text("description").orElse(""),
                block.flag("public", true),
                block.value("language", ValueParsers::language).orElse(publication.language()),
                block.value("theme", ValueParsers::theme).orElse("plain"),
                mail(block, from),
                cadences(block),
                topics(block.block("topics")),
                signup(block));
    }

    private ListMailConfig mail(YamlBlock block, FromAddress from) {
        return new ListMailConfig(
                block.value("from", FromAddress::parse).orElse(from),
                block.value("reply_to", ValueParsers::mailAddress),
                relays(block),
                block.value("pictures", ValueParsers.either("attached", "linked"))
                        .orElse(false),
                mail.unsubscribeMailbox().map(ImapConfig::address));
    }

    private static SignupConfig signup(YamlBlock block) {
        return new SignupConfig(
                block.value("opt_in", ValueParsers.either("confirmed", "single"))
                        .orElse(SignupConfig.DEFAULTS.needsConfirmation()),
                block.value("welcome", ValueParsers.oneOf(WelcomePolicy.class))
                        .orElse(SignupConfig.DEFAULTS.welcomePolicy()));
    }

    private void checkName(String name) {
        var lists = settings.block("lists");
        if (!NAME.matcher(name).matches()) {
            lists.fault(
                    name,
                    "\"" + name + "\" cannot be a list's name",
                    "write up to 40 of a–z, 0–9 and -, starting with a letter; the title may be anything");
        }
        if (TAKEN.contains(name)) {
            lists.fault(
                    name,
                    "the address /" + name + "/ is one of the site's own pages",
                    "name the list otherwise, such as " + name + "-list");
        }
    }

    /// Reads former names. A name leads to one list only.
    private List<String> formerNames(YamlBlock block) {
        List<String> names = block.list("was", ValueParsers::line);
        for (String former : names) {
            if (!NAME.matcher(former).matches() || TAKEN.contains(former)) {
                block.fault("was", "\"" + former + "\" cannot have been a list's name", "write the name as it was");
            } else if (!formerNames.add(former)
                    || settings.block("lists").names().contains(former)) {
                block.fault("was", "\"" + former + "\" is the name of another list", "remove it here or there");
            }
        }
        return names;
    }

    private List<String> relays(YamlBlock block) {
        return block.list("relay", this::relay).stream().distinct().toList();
    }

    private String relay(String name) {
        if (!mail.relays().containsKey(name)) {
            throw new InvalidValueException(
                    "there is no relay \"" + name + "\"",
                    SpellingSuggestion.remedy(name, mail.relays().keySet(), "the relays are "));
        }
        return name;
    }

    private static List<Cadence> cadences(YamlBlock block) {
        var cadences = block.list("cadences", ValueParsers.oneOf(Cadence.class)).stream()
                .distinct()
                .toList();
        return cadences.isEmpty() ? List.of(Cadence.WEEKLY) : cadences;
    }

    private static Map<String, Set<String>> topics(YamlBlock block) {
        var topics = new LinkedHashMap<String, Set<String>>();
        var words = new HashMap<String, String>();
        for (String topic : block.names()) {
            topics.put(topic, Collections.unmodifiableSet(new LinkedHashSet<>(block.list(topic, ValueParsers::line))));
            checkTopic(topic, words, block);
        }
        return topics;
    }

    /// Checks the slug: a topic's feed is at `/LIST/topic/SLUG`.
    private static void checkTopic(String topic, Map<String, String> words, YamlBlock block) {
        String word = Slug.ofTopic(topic);
        if (word.isEmpty()) {
            block.fault(topic, "no address can be made of the topic \"" + topic + "\"", "write at least one letter");
        }
        Optional.ofNullable(words.put(word, topic))
                .ifPresent(other -> block.fault(
                        topic,
                        "the topics \"" + other + "\" and \"" + topic + "\" would have the same address",
                        "let them differ by a letter or a digit"));
    }
}
