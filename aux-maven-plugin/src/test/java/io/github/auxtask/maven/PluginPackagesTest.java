package io.github.auxtask.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packages of the plugin keep to the rules of the runtime's. */
class PluginPackagesTest {
    private static final String BASE = "io.github.auxtask.maven";
    private static final long FILES = 25;

    private static JavaClasses plugin;

    @BeforeAll
    static void importsThePlugin() {
        plugin = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(BASE);
    }

    @Test
    void packagesHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching("io.github.auxtask.(**)")
                .should()
                .beFreeOfCycles()
                .check(plugin);
    }

    @Test
    void noPackageHoldsMoreThanTwentyFiveFiles() {
        Map<String, Long> files = plugin.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .collect(Collectors.groupingBy(type -> type.getPackageName(), Collectors.counting()));
        assertThat(files).allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(FILES));
    }
}
