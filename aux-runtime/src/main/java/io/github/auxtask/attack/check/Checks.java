package io.github.auxtask.attack.check;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.check.correctness.FiniteDifferenceCheck;
import io.github.auxtask.attack.check.correctness.GradientCheck;
import io.github.auxtask.attack.check.correctness.InterfaceCheck;
import io.github.auxtask.attack.check.correctness.KnownAnswerCheck;
import io.github.auxtask.attack.check.correctness.UnitTestCheck;
import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.attack.check.inspection.CheckedEvaluation;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.strength.BlackBoxCheck;
import io.github.auxtask.attack.check.strength.ConvergenceCheck;
import io.github.auxtask.attack.check.strength.DiverseLossesCheck;
import io.github.auxtask.attack.check.strength.EpsilonCurveCheck;
import io.github.auxtask.attack.check.strength.FullBudgetCheck;
import io.github.auxtask.attack.check.strength.IterativeCheck;
import io.github.auxtask.attack.check.strength.LabelLeakingCheck;
import io.github.auxtask.attack.check.strength.NoiseCheck;
import io.github.auxtask.attack.check.strength.RestartsCheck;
import io.github.auxtask.attack.check.strength.SilentSuccessCheck;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All checks, in the order of their numbers. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new ThreatModelCheck(),
            new CleanAccuracyCheck(),
            new IterativeCheck(),
            new LabelLeakingCheck(),
            new EpsilonCurveCheck(),
            new FullBudgetCheck(),
            new ConvergenceCheck(),
            new RestartsCheck(),
            new BlackBoxCheck(),
            new NoiseCheck(),
            new GradientCheck(),
            new InterfaceCheck(),
            new FiniteDifferenceCheck(),
            new SavedExamplesCheck(),
            new SilentSuccessCheck(),
            new DiverseLossesCheck(),
            new UnitTestCheck(),
            new DenominatorsCheck(),
            new KnownAnswerCheck());

    private Checks() {}

    /**
     * What the checks found.
     *
     * @param outcomes one per check
     * @param curves by name, from left to right
     */
    public record Findings(List<CheckOutcome> outcomes, Map<String, List<Point>> curves) {}

    /** Every check, for the documentation. */
    public static List<Check> all() {
        return ALL;
    }

    /**
     * Makes all checks. One that cannot be made on this classifier is recorded as not run, with the reason.
     *
     * @param manager on the victim's device
     * @param batch images that fit into memory at a time
     * @param listener hears the id of every check before it is made; what it throws ends the checks
     */
    public static Findings run(
            CheckedEvaluation subject, CheckBudget budget, NDManager manager, int batch, Consumer<String> listener) {
        List<CheckOutcome> outcomes = new ArrayList<>();
        try (NDManager scope = manager.newSubManager()) {
            Inspection inspection = new Inspection(subject, budget, scope, batch);
            for (Check check : ALL) {
                listener.accept(check.id());
                outcomes.add(outcome(check, inspection));
            }
            return new Findings(outcomes, inspection.curves());
        }
    }

    /** One check, as it stands in the record. */
    static CheckOutcome outcome(Check check, Inspection inspection) {
        Judgement judgement;
        try {
            judgement = check.judge(inspection);
        } catch (BadInputException | RunFailedException e) {
            judgement = Judgement.notRun(String.valueOf(e.getMessage()));
        }
        return new CheckOutcome(
                check.id(),
                check.name(),
                judgement.status(),
                check.isSevere(inspection),
                judgement.value() != null && Double.isFinite(judgement.value()) ? judgement.value() : null,
                judgement.unit(),
                judgement.limit(),
                judgement.text());
    }
}
