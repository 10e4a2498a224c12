package io.github.auxtask.maven.options;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Checks the options {@code -Daux.…} before anything is done. Maven ignores one that no goal knows, and takes any word but {@code
 * true} for false, so that a slip of the finger would cost hours.
 */
public final class CommandLineOptions {
    private static final String PREFIX = "aux.";

    private CommandLineOptions() {}

    /**
     * The options that goals of a plugin have.
     *
     * @return name to Java type, {@code aux.force} to {@code boolean}
     */
    public static Map<String, String> of(PluginDescriptor plugin) {
        Map<String, String> options = new TreeMap<>();
        for (MojoDescriptor goal : plugin.getMojos()) {
            PlexusConfiguration parameters = goal.getMojoConfiguration();
            for (PlexusConfiguration parameter : parameters.getChildren()) {
                String value = parameter.getValue("");
                if (value.startsWith("${" + PREFIX)) {
                    options.put(value.substring(2, value.length() - 1), parameter.getAttribute("implementation", ""));
                }
            }
        }
        return options;
    }

    /**
     * Checks what stands on the command line.
     *
     * @param known see {@link #of}
     * @param given the user's properties
     * @throws BadInputException for an option that no goal has, with the nearest that one has, and for a flag that is neither true
     *     nor false
     */
    public static void check(Map<String, String> known, Properties given) {
        for (String name : given.stringPropertyNames()) {
            if (!name.startsWith(PREFIX)) {
                continue;
            }
            String type = known.get(name);
            if (type == null) {
                throw new BadInputException(
                        "There is no option -D" + name + Suggestion.hint(name, known.keySet()) + " (mvn aux:help)");
            }
            String value = given.getProperty(name).strip();
            if (type.equals("boolean") && !value.matches("(?i)true|false|")) {
                throw new BadInputException("-D" + name + " is '" + value + "', but must be true or false.");
            }
        }
    }
}
