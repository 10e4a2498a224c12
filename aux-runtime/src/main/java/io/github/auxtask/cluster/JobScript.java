package io.github.auxtask.cluster;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The script that {@code sbatch} gets: one for all jobs of a submission. */
public final class JobScript {
    private static final Version LEVEL = Configuration.VERSION_2_3_33;
    private static final String OURS = "job.sh.ftl";

    private final Configuration configuration = configuration();

    /**
     * What a submission is.
     *
     * @param name of its jobs
     * @param folder of it in the store
     * @param store as nodes see it
     * @param reproduction folder of {@code reproduction.yaml}
     * @param environment of the worker
     */
    public record Job(String name, Path folder, Path store, Path reproduction, Map<String, String> environment) {
        public Job {
            environment = Map.copyOf(environment);
        }
    }

    /**
     * Fills it in.
     *
     * @param own a site's own template, which sees the same values as ours; null for ours
     * @throws BadInputException if it cannot be read or filled
     */
    public String text(Job job, JobOptions options, @Nullable Path own) {
        StringWriter text = new StringWriter();
        try {
            template(own).process(values(job, options), text);
            return text.toString();
        } catch (IOException e) {
            if (own == null) {
                throw new UncheckedIOException("the template of jobs cannot be read", e);
            }
            throw new BadInputException(
                    "The template " + own + " (aux.slurm.template) cannot be read: " + AtomicFile.reason(e) + ".", e);
        } catch (TemplateException e) {
            throw new BadInputException(
                    "The template " + (own == null ? OURS : own) + " cannot be filled: "
                            + e.getMessageWithoutStackTop(),
                    e);
        }
    }

    private Template template(@Nullable Path own) throws IOException {
        if (own == null) {
            return configuration.getTemplate(OURS);
        }
        return new Template(
                String.valueOf(own.getFileName()), new StringReader(ReadLimit.TEXT.text(own)), configuration);
    }

    private static Map<String, Object> values(Job job, JobOptions options) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", job.name());
        values.put("folder", job.folder().toString());
        values.put("warning", Integer.toString(JobOptions.WARNING_SECONDS));
        values.put("requeues", Integer.toString(JobOptions.REQUEUES));
        values.put("cpus", Integer.toString(options.cpus()));
        values.put("options", options.lines());
        values.put("header", options.header());
        values.put("setup", options.setup());
        values.put("container", options.container());
        List<String> environment = new ArrayList<>();
        job.environment().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(variable -> environment.add(variable.getKey() + "=" + quoted(variable.getValue())));
        values.put("environment", environment);
        values.put(
                "quoted",
                Map.of(
                        "store", quoted(job.store().toString()),
                        "folder", quoted(job.folder().toString()),
                        "reproduction", quoted(job.reproduction().toString()),
                        "java", quoted(options.java())));
        return values;
    }

    /** As one word of a shell. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration(LEVEL);
        configuration.setClassForTemplateLoading(JobScript.class, "");
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setObjectWrapper(new SimpleObjectWrapper(LEVEL));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setLocalizedLookup(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
