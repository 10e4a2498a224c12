package io.github.auxtask.maven;

import io.github.auxtask.compare.CheckResult;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.ModelGate;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.catalogue.ReproductionCheck;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Compares the committed run records with the published tables and claims, prints how many of them have which verdict, and
 * fails the build by the rules under {@code check} in {@code reproduction.yaml}: verdicts that are not allowed, too few seeds,
 * unreliable cells, models less robust than asked for, claims that must hold, records that cannot be used, runs that were made and dropped (these two unless the rules
 * allow them). Names every cell, claim and run that breaks one. A table or claim that cannot be read fails it, too. What {@code
 * reproduction.yaml} calls by name and asks for is checked as it is by {@code aux:plan}, by a worker that needs no libtorch; where it cannot be started
 * (offline, on a machine that never had it) that is a warning. A method that is here in another version than the records are of is a warning,
 * too, unless the rules say otherwise. Computes nothing.
 *
 * @since 0.1.0
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractAuxMojo {
    @Override
    void work() throws MojoFailureException {
        Reproduction read = reproduction();
        Reproduction reproduction = withProblems(read);
        RunRecords records = RunsFolder.readAll(reproduction, getLog());
        Comparison comparison = Comparison.of(reproduction, records);
        CheckResult result = CheckResult.of(reproduction.check(), comparison);
        boolean published = comparison.counts().values().stream().anyMatch(count -> count > 0)
                || !comparison.claims().isEmpty();
        getLog().info(reproduction.name() + ": "
                + (published ? result.summary() : "no published numbers, so only the runs themselves are checked."));
        comparison
                .claims()
                .forEach(claim -> getLog().info("Claim " + claim.claim().id() + ": "
                        + claim.verdict().text() + ". " + claim.seen()));
        comparison.kept().elsewhere().forEach(sentence -> getLog().warn(sentence));
        List<String> failures = new ArrayList<>(result.failures());
        failures.addAll(ModelGate.failures(reproduction.check(), records.records()));
        if (!failures.isEmpty()) {
            throw new MojoFailureException(String.join(" ", failures));
        }
    }

    /** What is wrong beyond the file itself. A method that has moved on is told, and fails where the rules say so. */
    private Reproduction withProblems(Reproduction read) {
        ReproductionCheck.Found found = settingsCheck().ofRecords(read, reproductionFile.toPath());
        List<String> problems = new ArrayList<>(found.problems());
        if (read.check().otherMethodFails()) {
            problems.addAll(found.otherVersion());
        } else {
            found.otherVersion()
                    .forEach(sentence -> getLog().warn(
                                    sentence + " The records are judged all the same, as they are of the version that"
                                            + " is asked for; no run can be added to them here (method-version: fail under check makes this"
                                            + " fail)."));
        }
        return read.withProblems(problems);
    }
}
