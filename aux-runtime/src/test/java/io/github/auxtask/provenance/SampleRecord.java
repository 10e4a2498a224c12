package io.github.auxtask.provenance;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** A record that could be a real one. */
final class SampleRecord {
    private static final String DATA = "3".repeat(64);

    private SampleRecord() {}

    static RunRecord ofSeed(long seed) {
        return of(seed, Map.of());
    }

    static RunRecord ofDataSettings(Map<String, Object> dataSettings) {
        return of(1, dataSettings);
    }

    private static RunRecord of(long seed, Map<String, Object> dataSettings) {
        Map<String, String> variant = Map.of("architecture", "resnet8", "task", "ft");
        Map<String, Object> settings =
                Map.of("epochs", 2, "lambda", 0.01, "optimiser.weight-decay", 4e-5, "precision", "fp32");
        ContentId id =
                new RunIdentity("fourier-auxiliary", 1, DATA, dataSettings, variant, seed, settings, List.of()).id();
        return new RunRecord(
                id,
                new RunRecord.Purpose(
                        "tiny", "quick", true, "mvn aux:train -Daux.budget=quick -Daux.only=" + id.abbreviated()),
                new RunRecord.Configuration(
                        new RunRecord.Method("fourier-auxiliary", 1), variant, seed, settings, List.of()),
                new DataRecord(
                        "shapes",
                        DATA,
                        new DataRecord.Parts(Map.of("train", "4".repeat(64)), 1900, 100, 500),
                        new DataRecord.Contents("drawn", Map.of("images.bin", "7".repeat(64)), "8".repeat(64)),
                        List.of(0.4914, 0.4822, 0.4465),
                        List.of(0.247, 0.2435, 0.2616),
                        List.of("disc", "ring"),
                        dataSettings),
                new RunRecord.Training(
                        RunRecord.Training.COMPLETED,
                        null,
                        2,
                        2,
                        "best-validation",
                        List.of(epoch(1, 2.25), epoch(2, 0.1 + 0.2)),
                        78_042),
                List.of(evaluation(id, "clean", Map.of(), 321), evaluation(id, "fgsm", Map.of("epsilon", 0.3), 55)),
                provenance(Map.of("order", "RandomStream(seed, order, epoch)")),
                new RunRecord.Cost(12.5, 812L, 321.75, 96.5));
    }

    private static Provenance provenance(Map<String, String> streams) {
        return new Provenance(
                new Provenance.Code("5".repeat(40), false, null, "main"),
                new Provenance.Programs(
                        Map.of("auxtask", "0.1.0", "java", "17", "libtorch", "2.7.1"),
                        Map.of("aux-runtime-0.1.0.jar", "9".repeat(64))),
                new Provenance.Hardware("A processor @ 2.0 GHz", 2, 7_900, null, "avx2 fma"),
                new Provenance.Computation("cpu", 2, "fp32", Map.of("matmul", "fp32", "convolution", "fp32"), null),
                new Provenance.Launch(Map.of("OMP_NUM_THREADS", "2"), "en-GB", "-Xmx3g"),
                new Provenance.Randomness("bitwise", streams));
    }

    private static RunRecord.Epoch epoch(int epoch, double loss) {
        return new RunRecord.Epoch(
                epoch,
                loss,
                Map.of("ft", 1e-7, "classification", loss),
                45.5,
                44,
                0.1,
                3.25,
                1234.5,
                Map.of("ft", 0.25));
    }

    static EvaluationRecord evaluation(ContentId run, String name, Map<String, Object> settings, int correct) {
        return new EvaluationRecord(
                RunIdentity.evaluation(run, settings),
                name,
                settings,
                new EvaluationRecord.Score(500, correct, correct / 5.0, "6".repeat(64), bits(correct)),
                1.5,
                new EvaluationRecord.Details(
                        Map.of("confidence", 0.75),
                        List.of(new CheckOutcome(
                                "C3",
                                "iterative is no weaker than one-step",
                                CheckOutcome.Status.OK,
                                true,
                                0.1,
                                "points",
                                "<= 0.2",
                                "PGD leaves 0.1 points less than FGSM.")),
                        List.of(new AttackPart("apgd-ce", 12.5, 12.5, 400, 40_000, 1.25)),
                        Map.of("accuracy against epsilon", List.of(new Point(0, 80), new Point(0.1, 12.5)))),
                provenance(Map.of("attack", "RandomStream(seed, attack/pgd, image, restart)")));
    }

    /** The first so many images are right. */
    private static String bits(int correct) {
        BitSet bits = new BitSet();
        bits.set(0, correct);
        return CorrectBits.encode(bits, 500);
    }
}
