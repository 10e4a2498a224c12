package io.github.auxtask.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Projected gradient descent is read from start to end in eight files. What they call beside one another is the vocabulary of threat
 * models and objectives, and what every attack stands on: nothing that only PGD does is anywhere else.
 */
final class ReadingPgdTest {
    private static final String ATTACK = "io.github.auxtask.attack.";

    /** In the order in which they are read; the package's Javadoc says the same. */
    private static final List<String> FILES = List.of(
            "gradient.PgdAttack",
            "IterativeAttack",
            "StepContext",
            "perturbation.Ball",
            "engine.AttackRun",
            "engine.IterativeSearch",
            "engine.IterateState",
            "engine.StepGraph");

    /** What every attack stands on, whatever it does. */
    private static final Set<String> SHARED = Set.of(
            "Attack",
            "AttackKind",
            "AttackSettings",
            "AttackOutcome",
            "AttackRandom",
            "KeptIterate",
            "perturbation.Start",
            "perturbation.BoundOrder",
            "engine.Search",
            "engine.AttackTask",
            "engine.AttackResult",
            "engine.AttackedClassifier",
            "engine.Bounds",
            "engine.BatchRows",
            "engine.RemainingImages");

    private static final List<String> VOCABULARY = List.of("threat.", "objective.");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.auxtask.attack");

    private static String file(JavaClass type) {
        JavaClass whole = type.getBaseComponentType();
        while (whole.getEnclosingClass().isPresent()) {
            whole = whole.getEnclosingClass().get();
        }
        return whole.getName();
    }

    @Test
    void eightFilesCallNothingElseThatIsAboutAttacks() {
        Set<String> others = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            String name = file(type).substring(ATTACK.length());
            if (!FILES.contains(name)) {
                continue;
            }
            read.add(name);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String used = file(dependency.getTargetClass());
                if (!used.startsWith(ATTACK)) {
                    continue;
                }
                String other = used.substring(ATTACK.length());
                if (!FILES.contains(other)
                        && !SHARED.contains(other)
                        && VOCABULARY.stream().noneMatch(other::startsWith)) {
                    others.add(name + " calls " + other);
                }
            }
        }
        assertThat(read).containsExactlyInAnyOrderElementsOf(FILES);
        assertThat(FILES).hasSizeLessThanOrEqualTo(8);
        assertThat(others).isEmpty();
    }

    @Test
    void whatIsSharedIsSharedWithOtherAttacksOrIsAWordOfSettings() {
        for (String name : SHARED) {
            JavaClass type = CLASSES.get(ATTACK + name);
            Set<String> users = new TreeSet<>();
            type.getDirectDependenciesToSelf().forEach(dependency -> users.add(file(dependency.getOriginClass())));
            users.remove(type.getName());
            users.removeIf(user -> FILES.contains(user.substring(ATTACK.length())));
            assertThat(users).as("users of %s that are not PGD", name).isNotEmpty();
        }
    }
}
