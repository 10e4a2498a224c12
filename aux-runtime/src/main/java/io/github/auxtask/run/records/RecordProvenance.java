package io.github.auxtask.run.records;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.provenance.EngineFacts;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.device.PromisedArithmetic;
import io.github.auxtask.run.diagnose.Determinism;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the records of one command say about where they come from. Looked at once for each precision, when the first run begins:
 * what is changed in the checkout meanwhile is not what computes. A machine that computes less than fp32 where that is asked for is
 * refused then.
 */
public final class RecordProvenance {
    private static final String GENERATOR = "SplitMix64, started by SHA-256(seed, purpose, indices)";

    private static final Map<String, String> TRAINING = Map.of(
            "generator",
            GENERATOR,
            "initialisation",
            "init/PARAMETER",
            "order",
            "order, epoch",
            "augmentation",
            "augmentation, epoch, image",
            "dropout",
            "dropout, epoch, step",
            "split",
            "the settings of the data");

    private static final Map<String, String> EVALUATION =
            Map.of("generator", GENERATOR, "attack", "attack/NAME, image, restart", "target", "attack/target, image");

    private final Path reproduction;
    private final Computer computer;
    private final Map<Precision, Provenance> known = new EnumMap<>(Precision.class);

    /**
     * The provenance of what this computer computes.
     *
     * @param reproduction the folder of {@code reproduction.yaml}
     */
    public RecordProvenance(Path reproduction, Computer computer) {
        this.reproduction = reproduction;
        this.computer = computer;
    }

    /** Of a training. */
    public Provenance ofTraining(Precision precision, Optional<Determinism> determinism) {
        return of(precision).with(determinism.map(Determinism::word).orElse(null), TRAINING);
    }

    /** Of an evaluation, which nobody computes twice to see whether it repeats. */
    public Provenance ofEvaluation(Precision precision) {
        return of(precision).with(null, EVALUATION);
    }

    /** Of data that is made from images, by networks in evaluation mode. */
    public Provenance ofMaking() {
        return of(Precision.FP32);
    }

    /**
     * What decides about bits: a record names one machine and one set of programs, so all that stands in it must come from them. The
     * checkout is not among it, since only what is on the class path computes.
     */
    public static ContentId programs(Provenance all) {
        Provenance.Computation how = all.computation();
        return ContentId.of(String.join(
                "\n",
                all.programs().versions().toString(),
                all.programs().artifacts().toString(),
                all.hardware().cpu(),
                Objects.toString(all.hardware().gpu()),
                how.device() + " " + how.threads() + " " + how.precision(),
                how.arithmetic().toString(),
                all.launch().environment().toString()));
    }

    private Provenance of(Precision precision) {
        return known.computeIfAbsent(precision, p -> {
            EngineFacts facts = computer.facts(p);
            PromisedArithmetic.require(p, facts.computation().arithmetic(), System.getenv());
            return Provenance.capture(reproduction, facts);
        });
    }
}
