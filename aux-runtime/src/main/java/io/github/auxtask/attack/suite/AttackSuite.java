package io.github.auxtask.attack.suite;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.EngineAttack;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several attacks after one another, and for every image the worst case. Unless another version is asked for: FGSM and PGD, which are
 * cheap, then APGD on the cross entropy, APGD on the targeted difference of logits ratio (untargeted with three classes, left out with
 * two), and Square Attack, which needs no gradients. The order of Croce and Hein 2020, without FAB.
 */
public final class AttackSuite implements EngineAttack {
    private static final double NANOS = 1e9;

    private final SuiteVersion version;
    private final Objective objective;
    private final SuiteBudget budget;
    private final int draws;
    private final boolean survivors;
    private final @Nullable Precision search;

    /**
     * A suite.
     *
     * @param objective with the loss that the cross entropy attacks climb; only initially correct images are attacked
     * @param survivors whether attacks are given only the images that those before them did not break; otherwise each is given
     *     all, which costs more and tells what each comes to alone
     * @throws BadInputException if the goal is one given class
     */
    public AttackSuite(Objective objective, SuiteBudget budget, boolean survivors) {
        this(SuiteVersion.OWN, objective, budget, 1, survivors, null);
    }

    /**
     * A suite of some version.
     *
     * @param draws passes of every gradient, where the classifier draws random numbers
     * @param search what adversarial images are looked for in, whatever they are judged in; {@code null} for the same
     */
    AttackSuite(
            SuiteVersion version,
            Objective objective,
            SuiteBudget budget,
            int draws,
            boolean survivors,
            @Nullable Precision search) {
        if (objective.targeted()) {
            throw new BadInputException("A suite looks for any wrong class: use goal: untargeted.");
        }
        this.version = version;
        this.draws = draws;
        this.objective = objective.points(AttackedImages.INITIALLY_CORRECT);
        this.budget = budget;
        this.survivors = survivors;
        this.search = search;
    }

    @Override
    public String name() {
        return version.title();
    }

    @Override
    public ThreatModel threat() {
        return objective.threat();
    }

    @Override
    public boolean isLong() {
        return true;
    }

    /** As if no image were broken before the last attack. */
    @Override
    public double passes() {
        return attacks(SuiteVersion.CLASSES_FOR_TARGETS).stream()
                .mapToDouble(Attack::passes)
                .sum();
    }

    /** What it may spend. */
    public SuiteBudget budget() {
        return budget;
    }

    /** Its attacks on a classifier with so many classes, in order. */
    public List<Attack> attacks(int classes) {
        return version.attacks(objective, budget, draws, classes);
    }

    @Override
    public AttackResult run(
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores) {
        long started = System.nanoTime();
        int passes = passes(victim, out, images, scores);
        ConfirmedSearch confirmed = new ConfirmedSearch(victim, search == null ? victim : victim.in(search));
        SuiteRun run = new SuiteRun(confirmed, out, images, labels, version.streams(random), scores, survivors);
        for (Attack attack : version.attacks(objective, budget, passes, scores[0].length)) {
            run.next(attack);
        }
        return run.result((System.nanoTime() - started) / NANOS);
    }

    /** Passes of a gradient: one is enough for a classifier that draws nothing. */
    private int passes(AttackedClassifier victim, NDManager out, NDArray images, float[][] scores) {
        if (version == SuiteVersion.OWN) {
            return 1;
        }
        boolean drawn = RandomScores.drawn(victim, out, images, scores);
        if (drawn && version != SuiteVersion.RANDOM) {
            throw new RunFailedException(
                    "The classifier gives other scores when it is asked again about the same images:"
                            + " it is a random defence, whose single gradients mislead " + version.title()
                            + ". Use attack: "
                            + SuiteVersion.RANDOM.title() + ", which takes the mean of several.");
        }
        return drawn ? draws : 1;
    }

    /** For people: {@code suite, 100 steps, 1 restart, 9 targets, 5000 queries, L∞ 8/255 in pixel space, clipped to [0, 1]}. */
    @Override
    public String toString() {
        return version == SuiteVersion.RANDOM
                ? version.title() + ", " + budget.steps() + " steps, " + draws + " draws, " + objective.threat()
                : version.title() + ", " + budget + (search == null ? "" : ", searched in " + search) + ", "
                        + objective.threat();
    }
}
