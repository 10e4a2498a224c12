package io.github.auxtask.maven.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.descriptor.DuplicateMojoDescriptorException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineOptionsTest {
    private static final Map<String, String> KNOWN = Map.of("aux.force", "boolean", "aux.budget", "java.lang.String");

    @Test
    void optionsAreThoseOfAllGoalsWithTheirTypes() throws DuplicateMojoDescriptorException {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.addMojo(goal(plugin, "train", "force", "boolean", "${aux.force}"));
        plugin.addMojo(goal(plugin, "plan", "project", "java.lang.Object", "${project}"));

        assertThat(CommandLineOptions.of(plugin)).containsExactly(Map.entry("aux.force", "boolean"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false", "TRUE", ""})
    void flagsAreTrueOrFalse(String value) {
        assertThatCode(() -> check("aux.force", value)).doesNotThrowAnyException();
    }

    @Test
    void anotherWordForAFlagIsRefused() {
        assertThatThrownBy(() -> check("aux.force", "ture"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("-Daux.force is 'ture', but must be true or false.");
    }

    @Test
    void anUnknownOptionIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> check("aux.budgte", "smoke"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("There is no option -Daux.budgte; did you mean 'aux.budget'? (mvn aux:help)");
    }

    @Test
    void propertiesOfOthersAreTheirs() {
        assertThatCode(() -> check("auxiliary", "1")).doesNotThrowAnyException();
        assertThatCode(() -> check("maven.repo.local", "x")).doesNotThrowAnyException();
    }

    private static void check(String name, String value) {
        Properties given = new Properties();
        given.setProperty(name, value);
        CommandLineOptions.check(KNOWN, given);
    }

    private static MojoDescriptor goal(
            PluginDescriptor plugin, String name, String parameter, String type, String value) {
        PlexusConfiguration configuration = new DefaultPlexusConfiguration("configuration");
        PlexusConfiguration child = new DefaultPlexusConfiguration(parameter, value);
        child.setAttribute("implementation", type);
        configuration.addChild(child);
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(plugin);
        goal.setGoal(name);
        goal.setMojoConfiguration(configuration);
        return goal;
    }
}
