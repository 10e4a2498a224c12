package io.github.auxtask.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The table "rooms, and who may enter which" of docs/architecture.md, as a test. */
final class PackageTableTest {
    private static final String BASE = "io.github.auxtask.";

    /** Each room with the rooms it may use; itself and the JDK always. */
    private static final Map<String, List<String>> MAY_USE = table();

    /** Rooms that render reports: they must run where no native library is. */
    private static final List<String> WITHOUT_ENGINE = List.of(
            "core",
            "stats",
            "published",
            "ledger",
            "provenance",
            "experiment",
            "compare",
            "report",
            "live",
            "lease",
            "data");

    /** With its package-info: what a reader can still take in at a glance. */
    private static final long FILES = 25;

    private static JavaClasses runtime;

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("core", List.of());
        table.put("stats", List.of("core"));
        table.put("published", List.of("core"));
        table.put("experiment", List.of("core", "published"));
        table.put("ledger", List.of("core"));
        table.put("provenance", List.of("core", "experiment", "ledger"));
        table.put("compare", List.of("core", "stats", "published", "ledger", "provenance", "experiment"));
        table.put("report", List.of("core", "stats", "published", "ledger", "provenance", "experiment", "compare"));
        table.put("live", List.of("core", "experiment", "provenance"));
        table.put("lease", List.of("core"));
        table.put("embedding", List.of("core", "data"));
        table.put("graph", List.of("core"));
        table.put("script", List.of("core", "graph"));
        table.put("data", List.of("core"));
        table.put("nn", List.of("core", "graph"));
        table.put("attack", List.of("core", "stats", "provenance", "graph"));
        table.put("train", List.of("core", "experiment", "graph", "nn", "data", "attack"));
        table.put(
                "method",
                List.of(
                        "core",
                        "experiment",
                        "provenance",
                        "embedding",
                        "graph",
                        "script",
                        "nn",
                        "data",
                        "attack",
                        "train"));
        table.put(
                "evaluate",
                List.of("core", "experiment", "provenance", "stats", "embedding", "graph", "nn", "data", "attack"));
        table.put(
                "run",
                List.of(
                        "core",
                        "stats",
                        "published",
                        "ledger",
                        "provenance",
                        "experiment",
                        "graph",
                        "script",
                        "data",
                        "nn",
                        "attack",
                        "train",
                        "method",
                        "evaluate",
                        "live",
                        "lease"));
        table.put("watch", List.of("core", "experiment", "provenance", "live", "run"));
        table.put("cluster", List.of("core", "experiment", "provenance", "live", "lease", "run"));
        return table;
    }

    @BeforeAll
    static void importClasses() {
        runtime = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.github.auxtask");
    }

    @Test
    void everyPackageIsARoomOfTheTable() {
        Set<String> rooms = runtime.stream()
                .map(type -> type.getPackageName().substring(BASE.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toSet());
        assertThat(MAY_USE.keySet()).containsAll(rooms);
    }

    @Test
    void roomsUseOnlyTheRoomsThatTheTableAllows() {
        MAY_USE.forEach((room, allowed) -> {
            List<String> forbidden = new ArrayList<>();
            for (String other : MAY_USE.keySet()) {
                if (!other.equals(room) && !allowed.contains(other)) {
                    forbidden.add(BASE + other + "..");
                }
            }
            noClasses()
                    .that()
                    .resideInAPackage(BASE + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(runtime);
        });
    }

    @Test
    void whatTheSiteNeedsNeverTouchesTheEngineNorLinearAlgebra() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        WITHOUT_ENGINE.stream().map(room -> BASE + room + "..").toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl..", "org.ejml..")
                .check(runtime);
    }

    @Test
    void coreNeedsNothingButTheJdk() {
        classes()
                .that()
                .resideInAPackage(BASE + "core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", BASE + "core..", "org.jspecify..")
                .check(runtime);
    }

    @Test
    void methodsOfDifferentPapersNeverSeeOneAnother() {
        SlicesRuleDefinition.slices()
                .matching(BASE + "method.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(runtime);
    }

    @Test
    void roomsHaveNoCycles() {
        SlicesRuleDefinition.slices()
                .matching(BASE + "(*)..")
                .should()
                .beFreeOfCycles()
                .check(runtime);
    }

    @Test
    void packagesHaveNoCyclesEither() {
        SlicesRuleDefinition.slices()
                .matching(BASE + "(**)")
                .should()
                .beFreeOfCycles()
                .check(runtime);
    }

    @Test
    void noPackageHoldsMoreThanTwentyFiveFiles() {
        Map<String, Long> files = runtime.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .collect(Collectors.groupingBy(type -> type.getPackageName(), Collectors.counting()));
        assertThat(files).allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(FILES));
    }

    @Test
    void aSimpleNameHasOneMeaning() {
        Map<String, List<String>> names = runtime.stream()
                .filter(type -> type.getEnclosingClass().isEmpty()
                        && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        type -> type.getSimpleName(),
                        Collectors.mapping(type -> type.getPackageName(), Collectors.toList())));
        assertThat(names).allSatisfy((name, rooms) -> assertThat(rooms).as(name).hasSize(1));
    }
}
