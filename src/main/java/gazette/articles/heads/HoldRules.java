package gazette.articles.heads;

import gazette.articles.heads.HeadFields.Field;
import gazette.articles.text.ArticleDiagnostics;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Decides whether a text must not go out, or not yet, or no longer, by the words of whichever tool it was written
/// for. A word that says neither is an error, so the text stays where it is.
final class HoldRules {
    /// `true` holds the text.
    private static final List<String> HOLDING =
            Stream.concat(HeadKey.DRAFT.names().stream(), HeadKey.words("""
                            private isprivate hidden ishidden unlisted isunlisted unpublished unpublish nopublish
                            donotpublish wip workinprogress deleted isdeleted trashed archived isarchived expired
                            encrypted encrypt secret confidential protected headless membersonly hide hideinlist
                            eleventyexcludefromcollections 私密 隐藏 非公開 privat privé privado""")).toList();
    /// `false` holds the text. A date is one from which on it may go out.
    private static final List<String> RELEASING = HeadKey.words("""
                    published ispublished publish public ispublic dgpublish listed visible isvisible live islive routable
                    发布 已发布 公开 公開 veröffentlicht publié publicado""").toList();
    /// Every word must be known.
    private static final List<String> STATES = HeadKey.words("""
                    status poststatus articlestatus publishstatus publishingstatus publicationstatus draftstatus
                    visibility postvisibility 状态 狀態 ステータス 상태 статус statut estado stato estatus tila""").toList();
    /// These often say other things as well.
    private static final List<String> VAGUE_STATES =
            HeadKey.words("state stage phase progress workflow workflowstate").toList();
    /// Hexo has a layout for drafts.
    private static final List<String> LAYOUTS = List.of("layout", "type", "posttype", "kind");
    private static final Set<String> DRAFT_LAYOUTS = Set.of("draft", "drafts", "unpublished");
    private static final List<String> SCHEDULING = List.of("scheduled", "embargo", "embargoed");
    private static final List<String> PASSWORDS = List.of("password", "postpassword", "passphrase");
    private static final String BUILD = "build";
    private static final String RENDER = "render";
    private static final String PERMALINK = "permalink";
    private static final Set<String> NOT_BUILT = Set.of("never", "false", "no", "off", "none");

    private final HeadFields fields;
    private final ZoneId zone;
    private final ArticleDiagnostics diagnostics;

    /// Creates the rules for one head.
    ///
    /// @param zone for dates that give none
    HoldRules(HeadFields fields, ZoneId zone, ArticleDiagnostics diagnostics) {
        this.fields = fields;
        this.zone = zone;
        this.diagnostics = diagnostics;
    }

    /// Returns all names of keys that it reads, in their normal form.
    static Stream<String> names() {
        return Stream.of(
                        HOLDING,
                        RELEASING,
                        STATES,
                        VAGUE_STATES,
                        LAYOUTS,
                        SCHEDULING,
                        PASSWORDS,
                        List.of(BUILD, RENDER, PERMALINK))
                .flatMap(List::stream);
    }

    /// Returns whether the text must not go out.
    boolean isDraft() {
        // Every rule is asked, so that every error is told.
        return Stream.of(
                        anyWord(HOLDING, this::holds),
                        anyWord(RELEASING, this::isNotReleased),
                        anyWord(STATES, this::isHeldState),
                        anyWord(
                                VAGUE_STATES,
                                (_, word) -> StateWords.yesOrNo(word).isEmpty()
                                        && StateWords.state(word)
                                                .filter(this::isHeld)
                                                .isPresent()),
                        anyWord(LAYOUTS, (_, word) -> DRAFT_LAYOUTS.contains(HeadKey.normal(word))),
                        anyWord(
                                SCHEDULING,
                                (_, word) -> StateWords.yesOrNo(word).orElse(false) && !hasDate()),
                        anyWord(PASSWORDS, (_, word) -> StateWords.yesOrNo(word).orElse(true)),
                        isNotBuilt())
                .toList()
                .contains(true);
    }

    private interface WordRule {
        boolean holds(Field field, String word);
    }

    private boolean anyWord(List<String> names, WordRule rule) {
        return names.stream()
                .flatMap(fields::named)
                .flatMap(field -> field.value().parts().map(part -> switch (part) {
                    case MetadataValue.Word(int _, String text) -> !text.isBlank() && rule.holds(field, text);
                    case MetadataValue.Block _, MetadataValue.Items _ -> rule.holds(field, "{…}");
                }))
                .toList()
                .contains(true);
    }

    private boolean holds(Field field, String word) {
        return StateWords.yesOrNo(word)
                .or(() -> StateWords.state(word).map(this::isHeld))
                .orElseGet(() -> isUnclear(field, word));
    }

    private boolean isNotReleased(Field field, String word) {
        return StateWords.yesOrNo(word)
                .map(yes -> !yes)
                .or(() -> StateWords.state(word).map(this::isHeld))
                .or(() -> DateReader.read(word, zone).map(_ -> false))
                .orElseGet(() -> isUnclear(field, word));
    }

    private boolean isHeldState(Field field, String word) {
        Optional<StateWords.State> state = StateWords.state(word);
        if (state.isEmpty()) {
            diagnostics.error(
                    field.line(),
                    field.key() + " '" + word + "' does not tell whether the article may go out",
                    "write 'published' or 'draft'");
        }
        return state.filter(this::isHeld).isPresent();
    }

    /// What is planned goes out at its date, if it has one.
    private boolean isHeld(StateWords.State state) {
        return switch (state) {
            case HELD -> true;
            case PUBLISHED -> false;
            case SCHEDULED -> !hasDate();
        };
    }

    private boolean hasDate() {
        return Stream.of(HeadKey.SEND_AFTER, HeadKey.DATE)
                .flatMap(key -> fields.of(key).stream())
                .flatMap(field -> MetadataText.first(field.value()).stream())
                .anyMatch(word -> DateReader.read(word, zone).isPresent());
    }

    /// Hugo's `build`, Zola's `render`, and Eleventy's `permalink: false`.
    private boolean isNotBuilt() {
        Stream<MetadataValue> blocks = fields.named(BUILD).map(Field::value).flatMap(value -> switch (value) {
            case MetadataValue.Block(int _, var values) ->
                values.entrySet().stream()
                        .filter(entry -> Set.of("list", RENDER).contains(HeadKey.normal(entry.getKey())))
                        .map(Map.Entry::getValue);
            case MetadataValue.Word _, MetadataValue.Items _ -> value.parts();
        });
        boolean isNeverRendered = Stream.concat(blocks, fields.named(RENDER).map(Field::value))
                .flatMap(value -> MetadataText.first(value).stream())
                .anyMatch(word -> NOT_BUILT.contains(HeadKey.normal(word)));
        return isNeverRendered
                || fields.named(PERMALINK)
                        .flatMap(field -> MetadataText.first(field.value()).stream())
                        .anyMatch(word -> word.equalsIgnoreCase("false"));
    }

    private boolean isUnclear(Field field, String word) {
        diagnostics.error(
                field.line(), field.key() + " '" + word + "' is neither true nor false", "write true or false");
        return true;
    }
}
