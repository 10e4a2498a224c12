package io.github.auxtask.maven.catalogue;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.WholePlan;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.classpath.UserCode;
import io.github.auxtask.maven.worker.MavenBuild;
import io.github.auxtask.maven.worker.WorkerPlaces;
import io.github.auxtask.maven.worker.WorkerVersions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Holds what a {@code reproduction.yaml} says, in all its budgets, against what methods and evaluations know. */
public final class ReproductionCheck {
    private final MavenBuild build;
    private final WorkerVersions versions;
    private final WorkerPlaces places;

    /** @param versions of the worker that knows the methods */
    public ReproductionCheck(MavenBuild build, WorkerVersions versions, WorkerPlaces places) {
        this.build = build;
        this.versions = versions;
        this.places = places;
    }

    /**
     * Refuses a file that no run can be made of.
     *
     * @throws BadInputException with everything that is wrong, with file and line
     */
    public void require(Reproduction reproduction, Path yaml) throws MojoExecutionException, MojoFailureException {
        List<String> problems = new ArrayList<>(reproduction.problems());
        problems.addAll(problems(reproduction, yaml, build.userCode()));
        if (problems.size() == 1) {
            throw new BadInputException(problems.get(0));
        }
        if (!problems.isEmpty()) {
            throw new BadInputException(yaml.getFileName() + " cannot be run for " + problems.size() + " reasons:\n  "
                    + String.join("\n  ", problems));
        }
    }

    /**
     * What is wrong where the user's own classes and jars take part. Those of the runtime are known to be sound where runs were
     * made of them, so that no worker is started for them.
     */
    public List<String> problemsWithForeign(Reproduction reproduction, Path yaml) {
        try {
            return build.userCode().isEmpty() ? List.of() : allProblems(reproduction, yaml);
        } catch (BadInputException e) {
            return unknown(yaml, e);
        }
    }

    /**
     * Everything that is wrong, in the file as in what it names. If no worker can be started to tell, that is a warning: records can be
     * compared and shown without.
     */
    public List<String> allProblems(Reproduction reproduction, Path yaml) {
        try {
            return problems(reproduction, yaml, build.userCode());
        } catch (BadInputException | MojoExecutionException | MojoFailureException e) {
            return unknown(yaml, e);
        }
    }

    /**
     * What whoever only judges records is to know. That the method has moved on since they were made keeps nobody from judging them, so
     * that it stands apart; otherwise as {@link #allProblems}.
     */
    public Found ofRecords(Reproduction reproduction, Path yaml) {
        try {
            Description described = described(reproduction, yaml, build.userCode());
            MethodRef asked = reproduction.method();
            return new Found(described.sentencesButVersion(yaml, asked), described.versionSentences(yaml, asked));
        } catch (BadInputException | MojoExecutionException | MojoFailureException e) {
            return new Found(unknown(yaml, e), List.of());
        }
    }

    /**
     * What was found.
     *
     * @param problems what no run can be made with
     * @param otherVersion that the method is here in another version than the file asks for; else empty
     */
    public record Found(List<String> problems, List<String> otherVersion) {
        public Found {
            problems = List.copyOf(problems);
            otherVersion = List.copyOf(otherVersion);
        }
    }

    private List<String> unknown(Path yaml, Exception e) {
        build.log()
                .warn("What " + yaml.getFileName() + " says was not held against what methods and evaluations know: "
                        + e.getMessage());
        return List.of();
    }

    private List<String> problems(Reproduction reproduction, Path yaml, UserCode user)
            throws MojoExecutionException, MojoFailureException {
        return described(reproduction, yaml, user).sentences(yaml);
    }

    private Description described(Reproduction reproduction, Path yaml, UserCode user)
            throws MojoExecutionException, MojoFailureException {
        return Describer.of(build, versions, places, user).describe(yaml, WholePlan.of(reproduction));
    }
}
