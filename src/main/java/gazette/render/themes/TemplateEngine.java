package gazette.render.themes;

import freemarker.cache.TemplateLookupContext;
import freemarker.cache.TemplateLookupResult;
import freemarker.cache.TemplateLookupStrategy;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import gazette.config.Diagnostic;
import gazette.config.SubjectTemplate;
import gazette.render.RenderException;
import gazette.render.SubscriberSlots.Use;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Runs FreeMarker, set up so that a template can reach nothing but its variables.
final class TemplateEngine {
    /// What FreeMarker calls a template that is no file.
    static final String LINE = Use.SUBJECT;

    private static final Duration MAX_TIME = Duration.ofSeconds(2);
    private static final String FEEDS = "feeds";

    private final TemplateObjectWrapper wrapper = new TemplateObjectWrapper();
    private final GuardedConfiguration freemarker = new GuardedConfiguration(new RenderGuard(wrapper));

    private final Duration maxTime;

    TemplateEngine(ThemeFiles files, Function<String, List<String>> ancestry) {
        this(files, ancestry, MAX_TIME);
    }

    /// @param maxTime of processor time that a run may take
    TemplateEngine(ThemeFiles files, Function<String, List<String>> ancestry, Duration maxTime) {
        this.maxTime = maxTime;
        freemarker.setObjectWrapper(wrapper);
        freemarker.setTemplateLoader(files);
        freemarker.setTemplateLookupStrategy(new NearestAncestor(ancestry));
        freemarker.setDefaultEncoding("UTF-8");
        freemarker.setURLEscapingCharset("UTF-8");
        freemarker.setLocale(Locale.ROOT);
        freemarker.setNumberFormat("computer");
        freemarker.setBooleanFormat("c");
        freemarker.setInterpolationSyntax(Configuration.DOLLAR_INTERPOLATION_SYNTAX);
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
        freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setAttemptExceptionReporter((_, _) -> {});
        freemarker.setWrapUncheckedExceptions(true);
        freemarker.setArithmeticEngine(new BoundedArithmetic());
        freemarker.setSharedVariable(HeadlineMethod.NAME, new HeadlineMethod());
    }

    /// Renders `THEME/FILE`, or its nearest ancestor's.
    String render(String name, Record... variables) {
        try {
            return run(templates(name), out -> process(freemarker.getTemplate(name), out, variables), variables);
        } catch (TemplateNotFoundException e) {
            throw RenderException.of(
                    name, 1, "there is no such template", "add the file, or take the theme's name away");
        } catch (ParseException e) {
            throw new RenderException(syntaxError(templates(e.getTemplateName()), e));
        } catch (TemplateException e) {
            throw new RenderException(faultOf(templates(sourceName(e, name)), e));
        } catch (IOException e) {
            // What could not be parsed once is not parsed again; FreeMarker keeps the cause.
            if (e.getCause() instanceof ParseException parseError) {
                throw new RenderException(syntaxError(templates(parseError.getTemplateName()), parseError));
            }
            throw new UncheckedIOException(e);
        }
    }

    /// Renders a line of another file: a schedule's subject.
    String renderSubject(Path file, SubjectTemplate subject, Record... variables) {
        try {
            return run(
                    file,
                    out -> process(freemarker.guarded(new Template(LINE, subject.text(), freemarker)), out, variables),
                    variables);
        } catch (RenderException e) {
            throw e.fault().file().equals(file) ? new RenderException(at(subject, e.fault())) : e;
        } catch (ParseException e) {
            throw new RenderException(at(subject, syntaxError(file, e)));
        } catch (TemplateException e) {
            throw new RenderException(subjectFault(file, subject, e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the line of the template that writes a line of its output; empty if that cannot be told.
    Optional<TemplateLine> lineThatWrites(int outputLine, String name, Record... variables) {
        var tracer = new OutputLineTracer(outputLine);
        try {
            run(templates(name), _ -> process(freemarker.getTemplate(name), tracer, variables), variables);
        } catch (TemplateException | IOException | RenderException e) {
            return Optional.empty();
        }
        return tracer.found();
    }

    private void process(Template template, Writer out, Record... variables) throws TemplateException, IOException {
        template.process(wrapper.merged(variables), out);
    }

    private String run(Path file, RenderThread.Rendering rendering, Record... variables)
            throws TemplateException, IOException {
        return new RenderThread(file, maxTime, rendering, variables).result();
    }

    private static Diagnostic subjectFault(Path file, SubjectTemplate subject, TemplateException e) {
        Diagnostic fault = faultOf(file, e);
        return fault.file().equals(file) ? at(subject, fault) : fault;
    }

    private static Diagnostic at(SubjectTemplate subject, Diagnostic fault) {
        return new Diagnostic(fault.file(), subject.line(), fault.problem(), fault.remedy());
    }

    private static Path templates(String name) {
        return Path.of("templates", name);
    }

    private static String sourceName(TemplateException e, String requested) {
        String name = e.getTemplateSourceName();
        return name == null ? requested : name;
    }

    /// A template that fails to import another names itself; what must be mended is in the imported one.
    private static Diagnostic faultOf(Path file, TemplateException e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(ParseException.class::isInstance)
                .map(ParseException.class::cast)
                .findFirst()
                .map(cause -> syntaxError(templates(cause.getTemplateName()), cause))
                .orElseGet(() -> runtimeError(file, e));
    }

    private static Diagnostic syntaxError(Path file, ParseException e) {
        return new Diagnostic(
                file,
                Math.max(e.getLineNumber(), 1),
                "not FreeMarker: " + FreeMarkerMessage.plain(e.getEditorMessage()),
                "mend what stands there; freemarker.apache.org/docs/ref.html has the notation");
    }

    private static Diagnostic runtimeError(Path file, TemplateException e) {
        Integer line = e.getLineNumber();
        int known = line == null ? 1 : line;
        if (e.getCause() instanceof TemplateNotFoundException missing) {
            String problem = "there is no template `" + missing.getTemplateName() + "`";
            return new Diagnostic(file, known, problem, "mend the name, or add the file under templates/");
        }
        String problem = problem(e);
        return new Diagnostic(file, known, problem, FreeMarkerMessage.remedy(problem));
    }

    private static String problem(TemplateException e) {
        if (e instanceof InvalidReferenceException && e.getBlamedExpressionString() != null) {
            return "`" + e.getBlamedExpressionString() + "` is missing here";
        }
        return FreeMarkerMessage.plain(e.getMessageWithoutStackTop());
    }

    /// Finds a theme's file, else its parent's, and so on. The source keeps the name under which it was found, so that
    /// a fault names the file that must be mended.
    private static final class NearestAncestor extends TemplateLookupStrategy {
        private final Function<String, List<String>> ancestry;

        NearestAncestor(Function<String, List<String>> ancestry) {
            this.ancestry = ancestry;
        }

        @Override
        public TemplateLookupResult lookup(TemplateLookupContext context) throws IOException {
            String name = context.getTemplateName();
            int slash = name.indexOf('/');
            TemplateLookupResult found = context.lookupWithAcquisitionStrategy(name);
            if (found.isPositive() || slash < 0 || name.startsWith(FEEDS + "/")) {
                return found;
            }
            for (String ancestor : ancestry.apply(name.substring(0, slash))) {
                found = context.lookupWithAcquisitionStrategy(ancestor + name.substring(slash));
                if (found.isPositive()) {
                    return found;
                }
            }
            return found;
        }
    }
}
