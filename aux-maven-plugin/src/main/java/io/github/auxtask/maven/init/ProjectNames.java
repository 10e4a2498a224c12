package io.github.auxtask.maven.init;

import io.github.auxtask.core.BadInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a new project and its parts are called.
 *
 * @param name of project, reproduction and method: lower-case letters, digits and hyphens
 * @param groupId of the POM
 * @param packageName of the Java classes
 */
record ProjectNames(String name, String groupId, String packageName) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern RESERVED = Pattern.compile("aux|con|prn|nul|com[0-9]|lpt[0-9]");
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final String FALLBACK = "my-study";

    /**
     * Takes what the user says, and makes up the rest.
     *
     * @param folder name of the folder that the project is made in
     * @throws BadInputException if something is said that cannot be a name
     */
    static ProjectNames of(
            String folder, @Nullable String name, @Nullable String groupId, @Nullable String packageName) {
        String project = name == null ? fromFolder(folder) : name;
        if (!isName(project)) {
            throw new BadInputException("The name '" + project + "' cannot be used: take lower-case letters, digits and"
                    + " hyphens, starting with a letter, and no name that Windows reserves (-Daux.name).");
        }
        String group = groupId == null ? "org.example" : groupId;
        if (!GROUP.matcher(group).matches()) {
            throw new BadInputException("The groupId '" + group
                    + "' cannot be used: take letters, digits, dots, hyphens and underscores (-Daux.groupId).");
        }
        String java = packageName == null ? packageOf(group, project) : packageName;
        if (!SourceVersion.isName(java, SourceVersion.RELEASE_17)) {
            throw new BadInputException(
                    "'" + java + "' is no name of a Java package: take one such as org.example.study (-Daux.package).");
        }
        return new ProjectNames(project, group, java);
    }

    /** The method's class: {@code MyStudyMethod} for {@code my-study}. */
    String className() {
        return Arrays.stream(name.split("-", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining("", "", "Method"));
    }

    /** The folder of the package: {@code org/example/mystudy}. */
    String packageFolder() {
        return packageName.replace('.', '/');
    }

    private static boolean isName(String text) {
        return NAME.matcher(text).matches() && !RESERVED.matcher(text).matches();
    }

    /** {@code My Study (2)} becomes {@code my-study-2}. */
    private static String fromFolder(String folder) {
        String name =
                folder.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
        String shortened = name.substring(0, Math.min(name.length(), 60));
        return isName(shortened) ? shortened : FALLBACK;
    }

    private static String packageOf(String group, String name) {
        String java = Arrays.stream((group + "." + name).split("\\.", -1))
                .map(word -> word.replaceAll("[^A-Za-z0-9_]", ""))
                .filter(word -> !word.isEmpty())
                .map(word -> SourceVersion.isKeyword(word) || Character.isDigit(word.charAt(0)) ? "_" + word : word)
                .collect(Collectors.joining("."));
        return java.toLowerCase(Locale.ROOT);
    }
}
