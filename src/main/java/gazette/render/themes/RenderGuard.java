package gazette.render.themes;

import freemarker.core.ExpressionGuard;
import freemarker.core.TemplateMarkupOutputModel;
import freemarker.core.TemplatePlace;
import freemarker.template.SimpleHash;
import freemarker.template.SimpleSequence;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import gazette.render.SubscriberSlots.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Refuses what a template may not do, and keeps the texts and lists that its expressions make within the budget of
/// the run.
final class RenderGuard implements ExpressionGuard {
    /// What runs code, reaches objects, or searches by an expression that may never end.
    private static final Set<String> FORBIDDEN = Set.of(
            "new", "api", "has_api", "hasApi", "eval", "eval_json", "evalJson", "interpret", "matches", "groups");
    /// Those of one text, whose last parameter may say that another is a regular expression.
    private static final Set<String> SEARCHES = Set.of(
            "replace",
            "split",
            "contains",
            "index_of",
            "indexOf",
            "last_index_of",
            "lastIndexOf",
            "keep_before",
            "keepBefore",
            "keep_before_last",
            "keepBeforeLast",
            "keep_after",
            "keepAfter",
            "keep_after_last",
            "keepAfterLast",
            "remove_beginning",
            "removeBeginning",
            "remove_ending",
            "removeEnding");
    private static final Set<String> ENSURES = Set.of("ensure_starts_with", "ensureStartsWith");
    private static final Set<String> PADS = Set.of("left_pad", "leftPad", "right_pad", "rightPad");
    private static final int MAX_SEARCHED = 10_000;
    private static final String FLAT = "write what it does with the other built-ins";

    private final TemplateObjectWrapper wrapper;

    RenderGuard(TemplateObjectWrapper wrapper) {
        this.wrapper = wrapper;
    }

    @Override
    public void builtIn(String name, TemplatePlace place) {
        if (FORBIDDEN.contains(name)) {
            throw budget().exceeded(place, "`?" + name + "` is not allowed in a template", FLAT);
        }
    }

    @Override
    public void before(TemplatePlace place) {
        budget().step(place);
    }

    @Override
    public boolean announces(String builtIn) {
        return SEARCHES.contains(builtIn)
                || ENSURES.contains(builtIn)
                || PADS.contains(builtIn)
                || builtIn.equals("join");
    }

    @Override
    public void call(String builtIn, TemplateModel target, List<TemplateModel> parameters) throws TemplateException {
        if (PADS.contains(builtIn)) {
            budget().text(number(parameters, 0));
        } else if (builtIn.equals("join")) {
            checkJoin(target, parameters);
        } else {
            checkSearch(builtIn, target, parameters);
        }
    }

    private static void checkJoin(TemplateModel target, List<TemplateModel> parameters) throws TemplateException {
        long letters = 0;
        long separator = text(parameters, 0).length();
        for (TemplateModel element : elements(target)) {
            letters += separator + (element instanceof TemplateScalarModel text ? length(text) : 0);
            budget().text(letters);
        }
    }

    private static void checkSearch(String builtIn, TemplateModel target, List<TemplateModel> parameters)
            throws TemplateException {
        boolean hasFlags = builtIn.equals("replace") ? parameters.size() > 2 : parameters.size() > 1;
        String flags = hasFlags ? text(parameters, parameters.size() - 1) : "";
        if (ENSURES.contains(builtIn) ? parameters.size() > 1 : flags.contains("r")) {
            throw budget().exceeded("`?" + builtIn + "` with a regular expression is not allowed in a template", FLAT);
        }
        String searched = text(parameters, 0);
        budget().text(searched.length() > MAX_SEARCHED ? Long.MAX_VALUE : 0);
        if (builtIn.equals("replace") && target instanceof TemplateScalarModel text) {
            String replacement = text(parameters, 1);
            boolean folds = flags.contains("i");
            budget().text((long) replacement.length() * occurrences(text.getAsString(), searched, folds));
        }
    }

    private static long occurrences(String text, String searched, boolean folds) {
        if (searched.isEmpty()) {
            return text.length() + 1L;
        }
        String all = folds ? text.toLowerCase(Locale.ROOT) : text;
        String one = folds ? searched.toLowerCase(Locale.ROOT) : searched;
        long count = 0;
        for (int at = all.indexOf(one); at >= 0; at = all.indexOf(one, at + one.length())) {
            count++;
        }
        return count;
    }

    @Override
    public TemplateModel after(TemplateModel value) throws TemplateException {
        return switch (value) {
            case SubscriberSlotModel slot -> slot;
            case TemplateScalarModel text -> {
                budget().text(length(text));
                yield value;
            }
            case TemplateMarkupOutputModel<?> markup -> {
                budget().text(length(markup));
                yield value;
            }
            case TemplateSequenceModel list -> sequence(list);
            case TemplateHashModelEx hash when isConcatenation(hash) -> hash(hash);
            default -> value;
        };
    }

    @Override
    public void examined(TemplateModel value, TemplatePlace place) {
        if (value instanceof SubscriberSlotModel slot) {
            throw budget().exceeded(
                            place,
                            "`" + slot.written() + "` can be shown only, not asked about or changed: a letter is made"
                                    + " once for all its subscribers",
                            "write `${" + slot.written() + "!\"reader\"}`, with the words for those of whom it is not"
                                    + " known");
        }
    }

    @Override
    public TemplateModel withFallback(TemplateModel value, Fallback other, TemplatePlace place)
            throws TemplateException {
        if (!(value instanceof SubscriberSlotModel slot)) {
            return value;
        }
        slot.fields().forEach(field -> slot.slots().add(new Use(field, place.template(), place.line())));
        return switch (other.value().orElse(TemplateScalarModel.EMPTY_STRING)) {
            case SubscriberSlotModel next -> slot.or(next);
            case TemplateScalarModel text -> slot.or(text.getAsString());
            case TemplateNumberModel number -> slot.or(number.getAsNumber().toString());
            default ->
                throw budget().exceeded(
                                place,
                                "the fallback of `" + slot.written() + "` is no text",
                                "write words in quotes, as in `${" + slot.written() + "!\"reader\"}`");
        };
    }

    /// Lists that are put together are copied: the library would look through all their parts, again and again.
    private TemplateModel sequence(TemplateSequenceModel list) throws TemplateException {
        int size = list.size();
        budget().list(size);
        if (!isConcatenation(list)) {
            return list;
        }
        var copy = new SimpleSequence(size, wrapper);
        elements(list).forEach(copy::add);
        return copy;
    }

    private TemplateModel hash(TemplateHashModelEx hash) throws TemplateException {
        budget().list(hash.size());
        var copy = new SimpleHash(new LinkedHashMap<>(), wrapper);
        TemplateModelIterator keys = hash.keys().iterator();
        while (keys.hasNext()) {
            String key = ((TemplateScalarModel) keys.next()).getAsString();
            copy.put(key, hash.get(key));
        }
        return copy;
    }

    private static boolean isConcatenation(TemplateModel value) {
        return value.getClass().getName().startsWith("freemarker.core.AddConcatExpression$");
    }

    private static List<TemplateModel> elements(TemplateModel list) throws TemplateException {
        List<TemplateModel> elements = new ArrayList<>();
        if (list instanceof TemplateCollectionModel all) {
            TemplateModelIterator each = all.iterator();
            while (each.hasNext()) {
                elements.add(each.next());
                budget().list(elements.size());
            }
        } else if (list instanceof TemplateSequenceModel all) {
            budget().list(all.size());
            for (int i = 0; i < all.size(); i++) {
                elements.add(all.get(i));
            }
        }
        return elements;
    }

    private static int length(TemplateScalarModel text) throws TemplateException {
        String value = text.getAsString();
        return value == null ? 0 : value.length();
    }

    private static <M extends TemplateMarkupOutputModel<M>> int length(TemplateMarkupOutputModel<M> markup)
            throws TemplateException {
        @SuppressWarnings("unchecked") // Each kind of markup is its own parameter.
        M own = (M) markup;
        return markup.getOutputFormat().getMarkupString(own).length();
    }

    private static String text(List<TemplateModel> parameters, int index) throws TemplateException {
        boolean isText = index < parameters.size() && parameters.get(index) instanceof TemplateScalarModel;
        return isText ? ((TemplateScalarModel) parameters.get(index)).getAsString() : "";
    }

    private static long number(List<TemplateModel> parameters, int index) throws TemplateException {
        boolean isNumber = index < parameters.size() && parameters.get(index) instanceof TemplateNumberModel;
        return isNumber
                ? ((TemplateNumberModel) parameters.get(index)).getAsNumber().longValue()
                : 0;
    }

    private static RenderBudget budget() {
        return RenderThread.budgetOfThisRun();
    }
}
