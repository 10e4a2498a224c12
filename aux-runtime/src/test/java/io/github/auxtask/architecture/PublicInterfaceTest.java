package io.github.auxtask.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What jars from outside may use. The public signatures of these packages show types of the JDK and of these packages; no type of the
 * engine or of any other library, which could then not be changed.
 */
final class PublicInterfaceTest {
    private static final String BASE = "io.github.auxtask.";

    /** The public interface. Everything else is free to change. */
    private static final List<String> PACKAGES = List.of(
            "core",
            "core.registry",
            "core.settings",
            "graph",
            "graph.value",
            "nn",
            "data",
            "data.image",
            "data.made",
            "data.batch",
            "data.source",
            "data.augment",
            "data.corruption",
            "data.corruption.benchmark",
            "data.corruption.image",
            "attack",
            "attack.threat",
            "attack.objective",
            "attack.perturbation",
            "evaluate",
            "method",
            "train",
            "train.declaration",
            "train.task",
            "train.optimiser",
            "train.schedule");

    /** Data that stands in records: plain values, whichever package they live in. */
    private static final Set<String> RECORDED = Set.of(
            BASE + "nn.pretrained.PretrainedFile",
            BASE + "provenance.AttackPart",
            BASE + "provenance.CheckOutcome",
            BASE + "provenance.Picture",
            BASE + "provenance.Point");

    private static JavaClasses runtime;
    private static JavaClasses outside;

    @BeforeAll
    static void importClasses() {
        runtime = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.auxtask");
        outside = new ClassFileImporter().importPackages("org.example");
    }

    private static Stream<JavaClass> publicClasses() {
        return runtime.stream().filter(type -> isPublicPackage(type) && isVisible(type));
    }

    private static boolean isPublicPackage(JavaClass type) {
        return PACKAGES.stream().anyMatch(name -> type.getPackageName().equals(BASE + name));
    }

    /** Whether a class and all that it is nested in are public. */
    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicInterfaceTest::isVisible).orElse(true);
    }

    /** Every type that whoever uses a class gets to see. */
    private static Set<JavaClass> shown(JavaClass type) {
        Set<JavaClass> shown = new LinkedHashSet<>();
        type.getSuperclass().ifPresent(parent -> shown.addAll(parent.getAllInvolvedRawTypes()));
        type.getInterfaces().forEach(parent -> shown.addAll(parent.getAllInvolvedRawTypes()));
        for (JavaMember member : type.getAllMembers()) {
            Set<JavaModifier> modifiers = member.getModifiers();
            boolean visible = modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
            if (!visible
                    || modifiers.contains(JavaModifier.SYNTHETIC)
                    || !member.getOwner().getPackageName().startsWith(BASE)) {
                continue;
            }
            for (JavaType part : types(member)) {
                shown.addAll(part.getAllInvolvedRawTypes());
            }
        }
        // A class of the package itself that is not public is an implementation that public ones share.
        shown.removeIf(other -> other.getPackageName().equals(type.getPackageName()));
        return shown;
    }

    private static List<JavaType> types(JavaMember member) {
        List<JavaType> types = new ArrayList<>();
        if (member instanceof JavaField field) {
            types.add(field.getType());
        }
        if (member instanceof JavaCodeUnit unit) {
            types.add(unit.getReturnType());
            types.addAll(unit.getParameterTypes());
            types.addAll(unit.getExceptionTypes());
        }
        return types;
    }

    private static String element(JavaClass type) {
        return type.getBaseComponentType().getName();
    }

    @Test
    void everyPackageOfTheListIsThereAndHasSomethingPublic() {
        Set<String> found = new TreeSet<>();
        publicClasses().forEach(type -> found.add(type.getPackageName().substring(BASE.length())));
        assertThat(found).containsExactlyElementsOf(new TreeSet<>(PACKAGES));
    }

    @Test
    void publicSignaturesShowNoTypeOfALibrary() {
        List<String> leaks = new ArrayList<>();
        publicClasses()
                .forEach(type -> shown(type).stream()
                        .map(PublicInterfaceTest::element)
                        .filter(name -> name.contains(".") && !name.startsWith("java.") && !name.startsWith(BASE))
                        .forEach(name -> leaks.add(type.getName() + " shows " + name)));
        assertThat(leaks).isEmpty();
    }

    @Test
    void publicSignaturesShowNothingOfOursThatIsFreeToChange() {
        List<String> leaks = new ArrayList<>();
        publicClasses()
                .forEach(type -> shown(type).stream()
                        .map(JavaClass::getBaseComponentType)
                        .filter(other -> other.getName().startsWith(BASE)
                                && !isPublicPackage(other)
                                && !RECORDED.contains(other.getName()))
                        .forEach(other -> leaks.add(type.getName() + " shows " + other.getName())));
        assertThat(leaks).isEmpty();
    }

    /** The extensions that tests bring are as a stranger would write them. */
    @Test
    void whatTestsBringFromOutsideUsesThePublicInterfaceAlone() {
        List<String> leaks = new ArrayList<>();
        outside.forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
            JavaClass used = dependency.getTargetClass().getBaseComponentType();
            boolean ours = used.getName().startsWith(BASE);
            boolean allowed = ours ? isPublicPackage(used) : !used.getName().startsWith("ai.djl");
            if (!allowed) {
                leaks.add(dependency.getDescription());
            }
        }));
        assertThat(outside).isNotEmpty();
        assertThat(leaks).isEmpty();
    }
}
