package io.github.auxtask.bench;

import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Maven projects to time commands in: many records, many variants, and one in which all is done.
 *
 * @param report with a thousand records of some 25 kB
 * @param plan with 10,080 variants
 * @param idle of which a budget is trained
 */
record CommandProjects(Path report, Path plan, Path idle) {
    static final String VERSION = Repository.version();

    private static final int RECORDS = 1_000;
    private static final int EPOCHS = 60;
    private static final long SEEDS = 34;
    private static final String CIFAR10 = "5fdcf57d170bdbc7da569af1dabd64d7d3c7507e9e7aa861fc7b691d5355c232";

    /** Makes those that are missing. */
    static CommandProjects in(Path folder) throws IOException {
        CommandProjects projects =
                new CommandProjects(folder.resolve("report"), folder.resolve("plan"), folder.resolve("idle"));
        if (!Files.exists(projects.report)) {
            SampleReproduction sample = project(projects.report);
            List<Long> seeds = LongStream.rangeClosed(1, SEEDS).boxed().toList();
            write(sample.completed("full", EPOCHS, seeds).subList(0, RECORDS), projects.report.resolve("runs/full"));
        }
        if (!Files.exists(projects.plan)) {
            project(projects.plan);
            Path yaml = projects.plan.resolve("reproduction.yaml");
            Files.writeString(yaml, widened(Files.readString(yaml)));
        }
        if (!Files.exists(projects.idle)) {
            write(project(projects.idle).completed("quick", EPOCHS), projects.idle.resolve("runs/quick"));
        }
        return projects;
    }

    /** So that the next plan is held against the methods anew. */
    void forgetDescriptions() throws IOException {
        Files.deleteIfExists(plan.resolve("target/aux-work/plan-description.json"));
    }

    private static SampleReproduction project(Path folder) throws IOException {
        SampleReproduction sample = SampleReproduction.in(folder);
        Files.createDirectories(folder.resolve(".mvn"));
        Files.writeString(folder.resolve(".mvn/jvm.config"), "-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n");
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.github.auxtask.bench</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
                  <build><plugins><plugin>
                    <groupId>io.github.auxtask</groupId>
                    <artifactId>aux-maven-plugin</artifactId>
                    <version>%s</version>
                  </plugin></plugins></build>
                </project>
                """.formatted(folder.getFileName(), VERSION));
        return sample;
    }

    private static void write(List<RunRecord> runs, Path folder) {
        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).write(folder.resolve("run-" + i + ".json"));
        }
    }

    /** Two more axes, nothing to compare with, and what a worker insists on. */
    private static String widened(String yaml) {
        String weights =
                IntStream.rangeClosed(1, 48).mapToObj(i -> "0.0" + (i + 10)).collect(Collectors.joining(", "));
        return yaml.substring(0, yaml.indexOf("\ntables:"))
                .replace(
                        "training: [clean, adversarial]\n",
                        "training: [clean, adversarial]\n  lambda: [" + weights
                                + "]\n  batch: [32, 40, 48, 56, 64, 72, 80]\n")
                .replace("  lambda: 0.01\n", "")
                .replace("  batch: 128\n", "")
                .replace("version: 1}", "version: 2}")
                .replaceAll("digest: b+", "digest: " + CIFAR10)
                .replaceAll("(?s)  # Does everything work.*?  # The paper's", "  # The paper's")
                .replace("seeds: [1, 2, 3, 4, 5]", "seeds: [1]");
    }
}
