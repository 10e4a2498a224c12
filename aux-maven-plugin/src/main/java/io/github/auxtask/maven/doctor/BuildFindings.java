package io.github.auxtask.maven.doctor;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.site.SitePlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.project.MavenProject;

/** What the doctor sees from Maven's side, without the worker: Maven itself, the POM and the reproduction's files. */
public final class BuildFindings {
    private static final String OLDEST_MAVEN = "3.8.7";

    private BuildFindings() {}

    public static Finding maven(String version) {
        return new ComparableVersion(version).compareTo(new ComparableVersion(OLDEST_MAVEN)) >= 0
                ? Finding.ok("Maven", version)
                : Finding.missing("Maven", version + " is older than " + OLDEST_MAVEN, "use a newer Maven, or ./mvnw");
    }

    public static Finding sitePlugin(MavenProject project) {
        return SitePlugin.problem(project)
                .map(problem -> Finding.warn("site", "mvn site will fail", problem))
                .orElseGet(() -> Finding.ok("site", "mvn site can render the report"));
    }

    /** Whether the file can be read, and every published table fits its grid. */
    public static List<Finding> reproduction(Path yaml) {
        if (!Files.exists(yaml)) {
            return List.of(Finding.warn(
                    "reproduction",
                    "there is no " + yaml.getFileName() + " here",
                    "run the goal in the folder of one"));
        }
        List<Finding> findings = new ArrayList<>();
        try {
            Reproduction reproduction = ReproductionReader.read(yaml);
            findings.add(Finding.ok(
                    "reproduction",
                    reproduction.name() + ": "
                            + Counted.of(reproduction.variants().size(), "variant") + ", budgets "
                            + String.join(", ", reproduction.budgets().keySet())));
            reproduction.tables().forEach(table -> findings.add(published(reproduction, table)));
            reproduction
                    .problems()
                    .forEach(problem -> findings.add(Finding.missing("claim", problem, "mend the claim")));
        } catch (BadInputException e) {
            findings.add(Finding.missing("reproduction", String.valueOf(e.getMessage()), "mend the file"));
        }
        return findings;
    }

    private static Finding published(Reproduction reproduction, TableSpec table) {
        if (table.published() == null) {
            return Finding.ok(table.id(), "has no published numbers");
        }
        try {
            int cells = reproduction.published(table).cells().size();
            return Finding.ok(table.id(), Counted.of(cells, "published number"));
        } catch (BadInputException e) {
            return Finding.missing(table.id(), String.valueOf(e.getMessage()), "mend the table");
        }
    }
}
