package io.github.auxtask.provenance;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import java.util.List;
import java.util.Map;

/** A record that could be a real one. */
final class SampleRecord {
    private static final String DATA = "3".repeat(64);

    private SampleRecord() {}

    static RunRecord ofSeed(long seed) {
        Map<String, String> variant = Map.of("architecture", "resnet8", "task", "ft");
        Map<String, Object> settings =
                Map.of("epochs", 2, "lambda", 0.01, "optimiser.weight-decay", 4e-5, "precision", "fp32");
        ContentId id = new RunIdentity("fourier-auxiliary", 1, DATA, variant, seed, settings, List.of()).id();
        return new RunRecord(
                id,
                "tiny",
                "quick",
                true,
                new RunRecord.Method("fourier-auxiliary", 1),
                variant,
                seed,
                settings,
                List.of(),
                new RunRecord.Data("shapes", DATA, Map.of("train", "4".repeat(64)), 1900, 100, 500, "drawn"),
                new RunRecord.Training(
                        RunRecord.Training.COMPLETED,
                        null,
                        2,
                        2,
                        "best-validation",
                        List.of(epoch(1, 2.25), epoch(2, 0.1 + 0.2)),
                        78_042),
                List.of(evaluation(id, "clean", Map.of(), 321), evaluation(id, "fgsm", Map.of("epsilon", 0.3), 55)),
                new Provenance(
                        new Provenance.Code("5".repeat(40), false, null),
                        Map.of("auxtask", "0.1.0", "java", "17", "libtorch", "2.7.1"),
                        new Provenance.Hardware("A processor @ 2.0 GHz", 2, 7_900, null),
                        2,
                        "fp32",
                        "cpu",
                        Map.of("OMP_NUM_THREADS", "2"),
                        "en-GB"),
                new RunRecord.Cost(12.5, 812L, 321.75),
                "mvn aux:train -Daux.budget=quick -Daux.only=" + id.abbreviated());
    }

    private static RunRecord.Epoch epoch(int epoch, double loss) {
        return new RunRecord.Epoch(
                epoch, loss, Map.of("ft", 1e-7, "classification", loss), 45.5, 44, 0.1, 3.25, 1234.5);
    }

    static RunRecord.Evaluation evaluation(ContentId run, String name, Map<String, Object> settings, int correct) {
        return new RunRecord.Evaluation(
                RunIdentity.evaluation(run, settings),
                name,
                settings,
                500,
                correct,
                correct / 5.0,
                "6".repeat(64),
                1.5,
                Map.of("confidence", 0.75));
    }
}
