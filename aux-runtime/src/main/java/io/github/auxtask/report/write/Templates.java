package io.github.auxtask.report.write;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.PathGlobMatcher;
import freemarker.cache.TemplateLoader;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import freemarker.template.Version;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The look of the report: the templates of the module {@code templates}, any of which a folder of the user's replaces by a
 * file of the same name ({@code html/tables.ftlh}, {@code latex/reproduction.ftl}, {@code css/report.css}).
 *
 * <p>Templates see the report model as plain maps, lists, texts and numbers (what the JSON report holds, but for rows and columns
 * of our own tables in which nothing was measured), so they can call no Java method and make no Java object. {@code *.ftlh} escapes for HTML, {@code latex/*.ftl} for LaTeX and uses
 * square brackets, {@code [#list]} and {@code [=x]}, because braces, dollars and hashes are TeX's own.
 */
public final class Templates {
    private static final String BUILT_IN = "io/github/auxtask/templates";

    private static final Version LEVEL = Configuration.VERSION_2_3_33;

    private final Configuration configuration;
    private final @Nullable Path userDirectory;
    private final Set<String> problems = new LinkedHashSet<>();

    private Templates(Configuration configuration, @Nullable Path userDirectory) {
        this.configuration = configuration;
        this.userDirectory = userDirectory;
    }

    /** What is wrong with the user's templates, as far as they were used: one sentence each, with file and line. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Fills a template, {@code html/report.ftlh} for example, with maps, lists, texts, numbers and booleans; where the user's is broken, the built-in one, and the sentence is kept in {@link #problems}: one
     * mistake in one file must not take the report away.
     *
     * @throws BadInputException if the built-in one cannot be filled either
     */
    public String fill(String name, Map<String, ?> data) {
        if (userDirectory == null) {
            return render(name, data);
        }
        try {
            return render(name, data);
        } catch (BadInputException e) {
            problems.add(String.valueOf(e.getMessage()));
            return load(null).render(name, data);
        }
    }

    /**
     * The built-in templates, with those of a folder in front.
     *
     * @param userDirectory holds templates that replace built-in ones of the same name, or null
     * @throws BadInputException if the folder does not exist
     */
    public static Templates load(@Nullable Path userDirectory) {
        Configuration configuration = new Configuration(LEVEL);
        configuration.setTemplateLoader(loader(userDirectory));
        configuration.setTemplateConfigurations(
                new ConditionalTemplateConfigurationFactory(new PathGlobMatcher("latex/**"), latex()));
        configuration.setObjectWrapper(new SimpleObjectWrapper(LEVEL));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setLocalizedLookup(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setFallbackOnNullLoopVariable(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        return new Templates(configuration, userDirectory);
    }

    private static TemplateConfiguration latex() {
        TemplateConfiguration latex = new TemplateConfiguration();
        latex.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        latex.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        latex.setOutputFormat(LatexOutputFormat.INSTANCE);
        return latex;
    }

    private static TemplateLoader loader(@Nullable Path userDirectory) {
        List<TemplateLoader> loaders = new ArrayList<>();
        if (userDirectory != null) {
            if (!Files.isDirectory(userDirectory)) {
                throw new BadInputException("The template folder " + userDirectory.getFileName()
                        + " does not exist: make it, or leave aux.templates out.");
            }
            try {
                loaders.add(new FileTemplateLoader(userDirectory.toFile()));
            } catch (IOException e) {
                throw new BadInputException(
                        "The template folder " + userDirectory.getFileName()
                                + " cannot be read: check its permissions.",
                        e);
            }
        }
        loaders.add(new ClassTemplateLoader(Templates.class.getClassLoader(), BUILT_IN));
        return new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new));
    }

    /**
     * Fills a template.
     *
     * @param name its path, for example {@code html/report.ftlh}
     * @param data what it may use: maps, lists, texts, numbers and booleans
     * @throws BadInputException if the template is missing or wrong; names the file and the line
     */
    String render(String name, Map<String, ?> data) {
        StringWriter text = new StringWriter();
        try {
            Template template = configuration.getTemplate(name);
            template.process(data, text);
        } catch (TemplateNotFoundException e) {
            throw new BadInputException(
                    "There is no template " + e.getTemplateName()
                            + ": put the file into the template folder, or add the jar aux-templates to the class path.",
                    e);
        } catch (ParseException e) {
            throw broken(e.getTemplateName(), e.getLineNumber(), e.getEditorMessage(), e);
        } catch (TemplateException e) {
            throw broken(e.getTemplateSourceName(), e.getLineNumber(), e.getMessageWithoutStackTop(), e);
        } catch (IOException e) {
            throw new BadInputException("The template " + name + " cannot be read: check its permissions.", e);
        }
        return text.toString();
    }

    private BadInputException broken(
            @Nullable String template, @Nullable Integer line, @Nullable String message, Exception cause) {
        String file = template == null ? "(unnamed)" : template;
        boolean users = userDirectory != null && Files.exists(userDirectory.resolve(file));
        return new BadInputException(
                "The template " + file + (users ? " of your template folder" : "")
                        + (line == null ? "" : ", line " + line) + ", cannot be used: "
                        + sentence(message == null ? cause.toString() : message),
                cause);
    }

    /** The first paragraph of Freemarker's message on one line; the rest is advice for programmers. */
    private static String sentence(String message) {
        String first = message.strip()
                .split("\\R\\s*\\R|\\R----", 2)[0]
                .replaceAll("\\s+", " ")
                .replaceAll(" ?\\[in template [^\\]]*\\]", "")
                .strip();
        return first.endsWith(".") ? first : first + ".";
    }
}
