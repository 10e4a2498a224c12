package io.github.auxtask.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/**
 * What a paper asks for may be written, tested and never called: its trainings would then be others than its settings say, and nothing
 * would fail. So every method that only we can call is called.
 */
final class CalledMethodsTest {
    /** Through which tests look in, or put something in. */
    private static final List<String> SEAMS = List.of(
            "io.github.auxtask.method.search.BayesianSearch.trials()",
            "io.github.auxtask.attack.check.inspection.Inspection.known(io.github.auxtask.attack.check.inspection.Trial)");

    @Test
    void everyMethodThatIsNotForOthersIsCalledBySomethingElseThanTests() {
        JavaClasses runtime = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.auxtask");
        List<String> idle = new ArrayList<>();
        for (JavaClass type : runtime) {
            for (JavaMethod method : type.getMethods()) {
                if (isOurs(method) && !isInherited(type, method) && !isCalled(method)) {
                    idle.add(method.getFullName());
                }
            }
        }
        assertThat(idle).containsExactlyInAnyOrderElementsOf(SEAMS);
    }

    private static boolean isCalled(JavaMethod method) {
        return Stream.concat(method.getCallsOfSelf().stream(), method.getReferencesToSelf().stream())
                .anyMatch(access -> !access.getOrigin().equals(method));
    }

    private static boolean isOurs(JavaMethod method) {
        boolean hidden = !method.getModifiers().contains(JavaModifier.PUBLIC)
                || !method.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
        return hidden
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !method.getModifiers().contains(JavaModifier.BRIDGE)
                && !method.isAnnotatedWith(Command.class)
                && !isOfAPublicClass(method)
                && !method.getOwner().isRecord()
                && !(method.getOwner().isEnum() && List.of("values", "valueOf").contains(method.getName()));
    }

    /** Whether others call it on a public class that has it from a hidden one. */
    private static boolean isOfAPublicClass(JavaMethod method) {
        return method.getModifiers().contains(JavaModifier.PUBLIC)
                && method.getOwner().getAllSubclasses().stream()
                        .anyMatch(below -> below.getModifiers().contains(JavaModifier.PUBLIC));
    }

    /** Whether it may be called by the name that a superclass or an interface gives it. */
    private static boolean isInherited(JavaClass type, JavaMethod method) {
        return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                .anyMatch(above -> above.getMethods().stream()
                        .anyMatch(other -> other.getName().equals(method.getName())
                                && other.getParameters().size()
                                        == method.getParameters().size()));
    }
}
