package gazette.render.pages;

import gazette.config.ListConfig;
import gazette.render.RenderContext;
import gazette.render.RenderTarget;
import gazette.render.SingleLine;
import gazette.render.SiteUrls;
import gazette.render.themes.Themes;
import gazette.render.view.HtmlHead;
import gazette.render.view.MailingListView;
import gazette.render.view.SubscriberPageVariables;
import gazette.render.view.SubscriberPageVariables.LanguageLink;
import gazette.render.view.SubscriberPageVariables.OfferView;
import gazette.render.view.SubscriberPageVariables.OptionView;
import gazette.render.view.SubscriberPageVariables.WorkView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Renders the pages that subscribers act on: forms, questions and answers. Search engines do not index them. Safe for
/// many threads.
public final class SubscriberPageRenderer {
    private final Themes themes;
    private final SiteUrls site;
    private final RenderContext context;
    private final Optional<FormWork> formWork;

    /// @param theme the name of the theme that all pages have
    /// @param lang BCP 47 tag of their words
    public SubscriberPageRenderer(Themes themes, SiteUrls site, String theme, String lang) {
        this(themes, site, themes.context(site.relative(), theme, lang, RenderTarget.CARDS), Optional.empty());
    }

    private SubscriberPageRenderer(Themes themes, SiteUrls site, RenderContext context, Optional<FormWork> formWork) {
        this.themes = themes;
        this.site = site;
        this.context = context;
        this.formWork = formWork;
    }

    /// Returns a renderer whose forms ask for a proof of work.
    public SubscriberPageRenderer with(Optional<FormWork> formWork) {
        return new SubscriberPageRenderer(themes, site, context, formWork);
    }

    /// Renders the sign-up form, or the answer after it was sent.
    public String subscribe(SignUpForm form) {
        var page = new SubscriberPageVariables.Subscribe(
                head("subscribe_title"),
                form.state().word(),
                action("/subscribe"),
                form.email(),
                form.name(),
                form.stamp(),
                work(),
                problems(form.problems()),
                form.offers().stream().map(this::offer).toList(),
                languages("/subscribe", form.languages()));
        return render("subscribe.ftlh", page);
    }

    /// Returns the text beside the buttons that sign somebody up, for the record of consent.
    public String wording() {
        return word("subscribe_wording");
    }

    /// Renders a sign-up form for one list, to embed in another web page.
    public String embedded(ListConfig list) {
        var form = new SubscriberPageVariables.EmbeddedForm(context.views().list(list), site.absolute("/subscribe"));
        return render("subscribe_form.ftlh", form);
    }

    /// Renders the page that asks to confirm a sign-up.
    ///
    /// @param path where the button posts to
    public String confirm(List<ListConfig> lists, String path) {
        return render(
                "confirm.ftlh",
                new SubscriberPageVariables.Confirm(
                        head("confirm_title"), "ask", views(lists), Optional.of(action(path))));
    }

    /// Renders the page that says that a sign-up is confirmed.
    public String confirmed(List<ListConfig> lists) {
        return render(
                "confirm.ftlh",
                new SubscriberPageVariables.Confirm(head("confirm_title"), "done", views(lists), Optional.empty()));
    }

    /// Renders the page that an unsubscribe link leads to.
    ///
    /// @param path of that link
    public String unsubscribe(UnsubscribePageData data, String path) {
        HtmlHead head = head("unsubscribe_title");
        String action = action(path);
        var page = switch (data) {
            case UnsubscribePageData.Ask(String list) -> withoutAlternatives(head, "ask", list, action);
            case UnsubscribePageData.Done done -> done(head, done, action);
            case UnsubscribePageData.Back(String list) -> withoutAlternatives(head, "back", list, action);
            case UnsubscribePageData.All() -> withoutAlternatives(head, "all", "", action);
            case UnsubscribePageData.Linked() -> withoutAlternatives(head, "linked", "", action);
        };
        return render("unsubscribe.ftlh", page);
    }

    private static SubscriberPageVariables.Unsubscribe withoutAlternatives(
            HtmlHead head, String state, String list, String action) {
        return new SubscriberPageVariables.Unsubscribe(
                head, state, list, action, Optional.empty(), List.of(), List.of());
    }

    private SubscriberPageVariables.Unsubscribe done(HtmlHead head, UnsubscribePageData.Done done, String action) {
        List<String> cadences = done.alternatives().cadences().stream()
                .map(cadence -> word("often_" + cadence.word()))
                .toList();
        List<String> topics =
                done.alternatives().topics().stream().map(SingleLine::line).toList();
        return new SubscriberPageVariables.Unsubscribe(
                head, "done", done.list(), action, done.undo(), cadences, topics);
    }

    /// Renders the preferences form.
    public String preferences(PreferencesForm form) {
        List<OptionView> languages = form.languages().stream()
                .map(lang -> new OptionView(lang, nameOf(lang), lang.equals(form.language())))
                .toList();
        List<SubscriberPageVariables.SaidView> statements = form.said().stream()
                .map(statement -> new SubscriberPageVariables.SaidView(
                        context.views().date(statement.at()),
                        statement(statement.what()),
                        SingleLine.line(statement.list()),
                        statement.where()))
                .toList();
        var page = new SubscriberPageVariables.Preferences(
                head("preferences_title"),
                action(form.path()),
                form.saved(),
                problems(form.problems()),
                form.address(),
                form.name(),
                languages,
                form.offers().stream().map(this::offer).toList(),
                statements);
        return render("preferences.ftlh", page);
    }

    /// Renders the answer to a request to be erased.
    ///
    /// @param done whether the subscriber is erased; else a letter to them is just going out
    public String erased(boolean done) {
        return render("erased.ftlh", new SubscriberPageVariables.Erased(head("erase"), done));
    }

    /// Renders the form that mails a subscriber the link to their preferences.
    ///
    /// @param typed the address as it was typed
    /// @param problems what is not right: `email`, `email_unreachable`
    public String askForLink(String typed, Set<String> problems, List<String> languages) {
        return askForLink(typed, "", problems, languages);
    }

    /// Renders the same form with a stamp.
    public String askForLink(String typed, String stamp, Set<String> problems, List<String> languages) {
        return link("form", typed, stamp, problems, languages);
    }

    /// Renders the button that asks for that link once more.
    public String askForLinkAgain(String typed, String stamp) {
        return link("again", typed, stamp, Set.of(), List.of());
    }

    /// Renders the answer to a request for that link; it is the same for unknown addresses.
    public String linkSent() {
        return link("sent", "", "", Set.of(), List.of());
    }

    private String link(String state, String typed, String stamp, Set<String> problems, List<String> languages) {
        var page = new SubscriberPageVariables.PreferencesLink(
                head("preferences_title"),
                state,
                action("/preferences"),
                typed,
                stamp,
                work(),
                problems(problems),
                languages("/preferences", languages));
        return render("preferences_link.ftlh", page);
    }

    /// Returns the text for an event; the event itself if a later version has recorded it.
    private String statement(String what) {
        return context.words().text().getOrDefault("said_" + what, what);
    }

    /// Renders the search form with its results.
    public String search(SearchPageData result) {
        var articles = result.articles().stream()
                .map(stored -> context.views().article(0, stored))
                .toList();
        var page = new SubscriberPageVariables.Search(
                head("search_title"),
                action("/search"),
                result.words(),
                articles,
                pageUrl(result, result.page() - 1).filter(_ -> result.page() > 1),
                pageUrl(result, result.page() + 1).filter(_ -> result.more()));
        return render("search.ftlh", page);
    }

    private Optional<String> pageUrl(SearchPageData result, int page) {
        String words = URLEncoder.encode(result.words(), StandardCharsets.UTF_8);
        return Optional.of(action("/search") + "?q=" + words + "&page=" + page);
    }

    /// Renders the page for a link that is unknown, cut off or too old.
    public String unknownLink() {
        return render("unknown_link.ftlh", new SubscriberPageVariables.UnknownLink(head("unknown_title")));
    }

    private List<MailingListView> views(List<ListConfig> lists) {
        return lists.stream().map(context.views()::list).toList();
    }

    private OfferView offer(ListPreferences preferences) {
        List<OptionView> cadences = preferences.cadences().stream()
                .map(cadence -> new OptionView(
                        cadence.word(), word("often_" + cadence.word()), cadence == preferences.cadence()))
                .toList();
        List<OptionView> topics = preferences.list().topics().keySet().stream()
                .map(topic -> new OptionView(
                        topic,
                        SingleLine.line(topic),
                        preferences.topics().isEmpty() || preferences.topics().contains(topic)))
                .toList();
        return new OfferView(
                context.views().list(preferences.list()),
                preferences.chosen(),
                cadences,
                topics,
                preferences.pausedUntil().map(Object::toString));
    }

    private Optional<WorkView> work() {
        return formWork.map(asked -> new WorkView(asked.bits(), action(asked.script()), asked.waitSeconds()));
    }

    /// A field may have several problems, such as `email` and `email_unreachable`. Templates know the field.
    private Map<String, String> problems(Set<String> problems) {
        var sentences = new TreeMap<String, String>();
        problems.forEach(problem -> sentences.put(problem.replaceFirst("_.*", ""), word("problem_" + problem)));
        return sentences;
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
        return site.relative().absolute(path);
    }

    private HtmlHead head(String title) {
        return PageHeads.hidden(context, title);
    }

    private String word(String key) {
        return context.words().of(key);
    }

    private String render(String template, Record page) {
        return themes.render(context.globals(), template, page);
    }
}
