package gazette.render.themes;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import gazette.text.PhraseSplitter;
import java.util.List;
import java.util.stream.Collectors;

/// Offers templates `headline(text)`: the text as HTML whose Chinese and Japanese words stay whole where a line ends.
/// The style sheet forbids all other breaks within such text: `word-break: keep-all`.
final class HeadlineMethod implements TemplateMethodModelEx {
    static final String NAME = "headline";

    /// Marks where a line may break. A mail program that does not know it loses nothing.
    private static final String BREAK = "<wbr>";

    @Override
    @SuppressWarnings("rawtypes") // So FreeMarker declares it.
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.getFirst() instanceof TemplateScalarModel text)) {
            throw new TemplateModelException("`" + NAME + "` takes one text");
        }
        return HTMLOutputFormat.INSTANCE.fromMarkup(PhraseSplitter.split(text.getAsString()).stream()
                .map(HTMLOutputFormat.INSTANCE::escapePlainText)
                .collect(Collectors.joining(BREAK)));
    }
}
