package io.github.auxtask.maven.init;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import io.github.auxtask.maven.worker.WorkerVersions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The files of a new project, filled in. Square brackets mark what is filled, as braces and dollars are Maven's and GitHub's own. */
final class ProjectTemplates {
    private static final Version LEVEL = Configuration.VERSION_2_3_33;

    private final Configuration configuration;

    ProjectTemplates() {
        configuration = new Configuration(LEVEL);
        configuration.setClassForTemplateLoading(ProjectTemplates.class, "");
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setObjectWrapper(new SimpleObjectWrapper(LEVEL));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setLocalizedLookup(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
    }

    /** Every file of the project by its path in the folder, with forward slashes, to its text. */
    Map<String, String> files(ProjectNames names, ContinuousIntegration ci) {
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("pom.xml", "pom.xml.ftl");
        templates.put("README.md", "README.md.ftl");
        templates.put(".gitignore", "gitignore.ftl");
        templates.put("reproduction.yaml", "reproduction.yaml.ftl");
        templates.put(".mvn/jvm.config", "jvm.config.ftl");
        templates.put("published/table-1.csv", "table-1.csv.ftl");
        String main = "src/main/java/" + names.packageFolder() + "/";
        templates.put(main + names.className() + ".java", "Method.java.ftl");
        templates.put(main + "Poly1Loss.java", "Poly1Loss.java.ftl");
        templates.put("src/main/resources/META-INF/services/io.github.auxtask.method.Method", "services.ftl");
        templates.put(
                "src/test/java/" + names.packageFolder() + "/" + names.className() + "Test.java",
                "MethodTest.java.ftl");
        templates.putAll(ci.files());
        Map<String, Object> values = values(names, ci);
        Map<String, String> files = new LinkedHashMap<>();
        templates.forEach((path, template) -> files.put(path, fill(template, values)));
        return files;
    }

    private static Map<String, Object> values(ProjectNames names, ContinuousIntegration ci) {
        WorkerVersions versions = WorkerVersions.ofThisPlugin();
        Map<String, Object> values = new HashMap<>();
        values.put("name", names.name());
        values.put("groupId", names.groupId());
        values.put("package", names.packageName());
        values.put("className", names.className());
        values.put("ci", ci.toString());
        values.put("year", Integer.toString(Year.now(ZoneOffset.UTC).getValue()));
        values.put("auxtask", versions.runtime());
        values.put("pytorch", versions.pytorch());
        return values;
    }

    private String fill(String template, Map<String, Object> values) {
        try {
            StringWriter text = new StringWriter();
            configuration.getTemplate(template).process(values, text);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugin's own template " + template + " cannot be read", e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the plugin's own template " + template + " cannot be filled", e);
        }
    }
}
