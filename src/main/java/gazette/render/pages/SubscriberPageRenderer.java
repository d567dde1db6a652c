package gazette.render.pages;

import gazette.config.ListConfig;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SiteUrls;
import gazette.render.TextLine;
import gazette.render.themes.Themes;
import gazette.render.view.HtmlHead;
import gazette.render.view.MailingListView;
import gazette.render.view.SubscriberPage;
import gazette.render.view.SubscriberPage.LanguageLink;
import gazette.render.view.SubscriberPage.OfferView;
import gazette.render.view.SubscriberPage.OptionView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Sets the pages that readers act on: forms, questions and answers. None of them is for search engines. Safe for many
/// threads.
public final class SubscriberPageRenderer {
    private final Themes themes;
    private final SiteUrls site;
    private final RenderContext context;

    /// @param theme the name of the theme that all pages have
    /// @param lang BCP 47 tag of their words
    public SubscriberPageRenderer(Themes themes, SiteUrls site, String theme, String lang) {
        this.themes = themes;
        this.site = site;
        this.context = themes.setting(PageRenderer.relative(site), theme, lang, RenderTarget.CARDS);
    }

    /// Renders the sign-up form, and what is said when it was sent.
    public String subscribe(SignUpForm form) {
        var page = new SubscriberPage.Subscribe(
                head("subscribe_title"),
                form.state().word(),
                action("/subscribe"),
                form.email(),
                form.name(),
                form.stamp(),
                problems(form.problems()),
                form.offers().stream().map(this::offer).toList(),
                languages("/subscribe", form.languages()));
        return set("subscribe.ftlh", page);
    }

    /// Returns the text beside the buttons that sign somebody up, for the record of consent.
    public String wording() {
        return word("subscribe_wording");
    }

    /// Renders a sign-up form for one list, to be put into somebody's own page.
    public String embedded(ListConfig list) {
        var form = new SubscriberPage.EmbeddedForm(context.typesetter().list(list), site.absolute("/subscribe"));
        return set("subscribe_form.ftlh", form);
    }

    /// Asks whether a sign-up shall count.
    ///
    /// @param path where the button posts to
    public String confirm(List<ListConfig> lists, String path) {
        return set(
                "confirm.ftlh",
                new SubscriberPage.Confirm(head("confirm_title"), "ask", views(lists), Optional.of(action(path))));
    }

    /// Says that it counts.
    public String confirmed(List<ListConfig> lists) {
        return set(
                "confirm.ftlh",
                new SubscriberPage.Confirm(head("confirm_title"), "done", views(lists), Optional.empty()));
    }

    /// Renders the page that an unsubscribe link leads to.
    ///
    /// @param path of that link
    public String unsubscribe(UnsubscribePageData unsubscribePageData, String path) {
        HtmlHead head = head("unsubscribe_title");
        String action = action(path);
        var page = switch (unsubscribePageData) {
            case UnsubscribePageData.Ask(String list) -> plain(head, "ask", list, action);
            case UnsubscribePageData.Done done -> left(head, done, action);
            case UnsubscribePageData.Back(String list) -> plain(head, "back", list, action);
            case UnsubscribePageData.All() -> plain(head, "all", "", action);
            case UnsubscribePageData.Linked() -> plain(head, "linked", "", action);
        };
        return set("unsubscribe.ftlh", page);
    }

    private static SubscriberPage.Unsubscribe plain(HtmlHead head, String state, String list, String action) {
        return new SubscriberPage.Unsubscribe(head, state, list, action, Optional.empty(), List.of(), List.of());
    }

    private SubscriberPage.Unsubscribe left(HtmlHead head, UnsubscribePageData.Done done, String action) {
        List<String> oftens = done.alternatives().cadences().stream()
                .map(cadence -> word("often_" + cadence.word()))
                .toList();
        List<String> topics =
                done.alternatives().topics().stream().map(TextLine::line).toList();
        return new SubscriberPage.Unsubscribe(head, "done", done.list(), action, done.undo(), oftens, topics);
    }

    /// Renders all that a subscriber chose.
    public String preferences(PreferencesForm form) {
        List<OptionView> languages = form.languages().stream()
                .map(lang -> new OptionView(lang, nameOf(lang), lang.equals(form.language())))
                .toList();
        List<SubscriberPage.SaidView> said = form.said().stream()
                .map(one -> new SubscriberPage.SaidView(
                        context.typesetter().date(one.at()), said(one.what()), TextLine.line(one.list()), one.where()))
                .toList();
        var page = new SubscriberPage.Preferences(
                head("preferences_title"),
                action(form.path()),
                form.saved(),
                problems(form.problems()),
                form.address(),
                form.name(),
                languages,
                form.offers().stream().map(this::offer).toList(),
                said);
        return set("preferences.ftlh", page);
    }

    /// Says whether a reader is forgotten; else a letter to them is just going out.
    public String erased(boolean done) {
        return set("erased.ftlh", new SubscriberPage.Erased(head("erase"), done));
    }

    /// Renders the form that mails a subscriber the link to what they chose.
    ///
    /// @param typed the address as it was typed
    /// @param problems fields that are not right: `email`
    public String askForLink(String typed, Set<String> problems, List<String> languages) {
        return link("form", typed, problems, languages);
    }

    /// Renders what is said when somebody asked for a link, whoever it was.
    public String linkSent() {
        return link("sent", "", Set.of(), List.of());
    }

    private String link(String state, String typed, Set<String> problems, List<String> languages) {
        var page = new SubscriberPage.PreferencesLink(
                head("preferences_title"),
                state,
                action("/preferences"),
                typed,
                problems(problems),
                languages("/preferences", languages));
        return set("preferences_link.ftlh", page);
    }

    /// Records may hold words of later versions.
    private String said(String what) {
        return context.words().text().getOrDefault("said_" + what, what);
    }

    /// Renders the search form with what it has found.
    public String search(SearchResult result) {
        var articles = result.articles().stream()
                .map(stored -> context.typesetter().article(0, stored))
                .toList();
        var page = new SubscriberPage.Search(
                head("search_title"),
                action("/search"),
                result.words(),
                articles,
                turned(result, result.page() - 1).filter(_ -> result.page() > 1),
                turned(result, result.page() + 1).filter(_ -> result.more()));
        return set("search.ftlh", page);
    }

    private Optional<String> turned(SearchResult result, int page) {
        String words = URLEncoder.encode(result.words(), StandardCharsets.UTF_8);
        return Optional.of(action("/search") + "?q=" + words + "&page=" + page);
    }

    /// Renders the answer to every link that is not ours, cut off, or too old.
    public String unknownLink() {
        return set("unknown_link.ftlh", new SubscriberPage.UnknownLink(head("unknown_title")));
    }

    private List<MailingListView> views(List<ListConfig> lists) {
        return lists.stream().map(context.typesetter()::list).toList();
    }

    private OfferView offer(ListPreferences choice) {
        List<OptionView> cadences = choice.cadences().stream()
                .map(cadence ->
                        new OptionView(cadence.word(), word("often_" + cadence.word()), cadence == choice.cadence()))
                .toList();
        List<OptionView> topics = choice.list().topics().keySet().stream()
                .map(topic -> new OptionView(
                        topic,
                        TextLine.line(topic),
                        choice.topics().isEmpty() || choice.topics().contains(topic)))
                .toList();
        return new OfferView(
                context.typesetter().list(choice.list()),
                choice.chosen(),
                cadences,
                topics,
                choice.pausedUntil().map(Object::toString));
    }

    private Map<String, String> problems(Set<String> fields) {
        var said = new TreeMap<String, String>();
        fields.forEach(field -> said.put(field, word("problem_" + field)));
        return said;
    }

    private List<LanguageLink> languages(String path, List<String> languages) {
        return languages.stream()
                .map(lang -> new LanguageLink(
                        lang,
                        nameOf(lang),
                        action(path) + "?lang=" + lang,
                        lang.equals(context.words().lang())))
                .toList();
    }

    private static String nameOf(String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        return locale.getDisplayLanguage(locale);
    }

    /// Returns the address that a form posts to, relative to the host like every link of a page.
    private String action(String path) {
        return PageRenderer.relative(site).absolute(path);
    }

    private HtmlHead head(String title) {
        return new HtmlHead(
                word(title),
                context.frame().paper().description(),
                Optional.empty(),
                Optional.empty(),
                "website",
                List.of());
    }

    private String word(String key) {
        return context.words().of(key);
    }

    private String set(String template, Record page) {
        return themes.render(context.frame(), template, page);
    }
}
