package io.github.auxtask.testing;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A reproduction of the Fourier paper's shape with made-up published numbers and made-up runs. */
public final class SampleReproduction {
    private static final List<String> ARCHITECTURES =
            List.of("ResNet", "ResNeXt", "GoogLeNet", "EfficientNet", "MobileNetV2");
    private static final List<String> TASKS = List.of("None", "Recon", "FT");
    private static final List<String> CONDITIONS = List.of("clean", "adversarial");

    private final Reproduction reproduction;

    private SampleReproduction(Reproduction reproduction) {
        this.reproduction = reproduction;
    }

    /** Writes it into a folder and reads it from there. */
    public static SampleReproduction in(Path folder) throws IOException {
        try (InputStream yaml =
                Objects.requireNonNull(SampleReproduction.class.getResourceAsStream("sample/reproduction.yaml"))) {
            Files.createDirectories(folder.resolve("published"));
            Files.write(folder.resolve("reproduction.yaml"), yaml.readAllBytes());
        }
        Files.writeString(folder.resolve("published/table-1.csv"), published());
        return new SampleReproduction(ReproductionReader.read(folder.resolve("reproduction.yaml")));
    }

    public Reproduction reproduction() {
        return reproduction;
    }

    /** What the made-up paper prints, in percent. */
    static double printed(int architecture, int task, int training, int test) {
        double clean = 92.83 - 0.37 * architecture + 0.11 * task - 8.3 * training;
        return test == 0 ? clean : training == 0 ? 11.95 + 0.4 * architecture : clean - 4.58 + 1.7 * task;
    }

    private static String published() {
        StringBuilder csv = new StringBuilder("architecture,auxiliary_task,training,test_set,value\n");
        for (int a = 0; a < ARCHITECTURES.size(); a++) {
            for (int k = 0; k < TASKS.size(); k++) {
                for (int t = 0; t < CONDITIONS.size(); t++) {
                    for (int e = 0; e < CONDITIONS.size(); e++) {
                        csv.append(String.format(
                                Locale.ROOT,
                                "%s,%s,%s,%s,%.2f\n",
                                ARCHITECTURES.get(a),
                                TASKS.get(k),
                                CONDITIONS.get(t),
                                CONDITIONS.get(e),
                                printed(a, k, t, e)));
                    }
                }
            }
        }
        return csv.toString();
    }

    /** Every run of a budget, completed; those of the full budget lie near the paper, the others far below. */
    public List<RunRecord> completed(String budget, int epochs) {
        return completed(budget, epochs, null);
    }

    /** The same with other seeds; {@code null} for the budget's. */
    public List<RunRecord> completed(String budget, int epochs, @Nullable List<Long> seeds) {
        List<RunRecord> records = new ArrayList<>();
        for (PlannedRun run :
                Plan.of(reproduction, new Selection(budget, seeds, null, null)).runs()) {
            records.add(record(run, budget, epochs));
        }
        return records;
    }

    private RunRecord record(PlannedRun run, String budget, int epochs) {
        RandomStream random =
                RandomStream.of(run.seed(), "sample", run.variant().hashCode());
        int architecture = index("architecture", run);
        int task = index("task", run);
        int training = index("training", run);
        List<EvaluationRecord> evaluations = new ArrayList<>();
        for (Evaluation evaluation : run.evaluations()) {
            int test = evaluation.name().equals("clean") ? 0 : 1;
            double goal = printed(architecture, task, training, test);
            double far = budget.equals("full") ? (architecture == 3 && task == 2 ? -3.4 : 0) : -0.45 * goal;
            int correct = (int) Math.round(100 * Math.max(3, goal + far + 0.2 * random.nextGaussian()));
            evaluations.add(RunRecordBuilder.evaluation(
                    evaluation.id(run.id()), evaluation.name(), evaluation.settings(), correct, 10_000));
        }
        return RunRecordBuilder.of(run, reproduction.name(), budget)
                .evidence(reproduction.budget(budget).evidence())
                .training(new RunRecord.Training(
                        RunRecord.Training.COMPLETED,
                        null,
                        epochs,
                        epochs - 1,
                        "best-validation",
                        history(run, epochs, random),
                        11_173_962L))
                .evaluations(evaluations)
                .cost(new RunRecord.Cost(86.5 * epochs + run.seed(), 2_100L, 83.4 + architecture, null))
                .build();
    }

    private static List<RunRecord.Epoch> history(PlannedRun run, int epochs, RandomStream random) {
        double scale = run.variant().get("task").equals("ft") ? 6 : 1;
        List<RunRecord.Epoch> history = new ArrayList<>();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double progress = 1 - Math.exp(-5.0 * epoch / epochs);
            double accuracy = 10 + 82 * progress + random.nextGaussian();
            history.add(new RunRecord.Epoch(
                    epoch,
                    scale * (2.35 - 2.2 * progress) + 0.03 * random.nextDouble(),
                    Map.of("classification", 1.0),
                    accuracy,
                    accuracy - 3 * progress + random.nextGaussian(),
                    0.1,
                    86.5,
                    83.4,
                    Map.of()));
        }
        return history;
    }

    /** The same run, but it failed in its second epoch. */
    public static RunRecord failed(RunRecord run) {
        RunRecord.Training training = run.training();
        return RunRecordBuilder.like(run)
                .training(new RunRecord.Training(
                        RunRecord.Training.FAILED,
                        "The loss became NaN in epoch 2, step 17.",
                        1,
                        1,
                        "best-validation",
                        training.history().subList(0, 1),
                        training.parameters()))
                .evaluations(List.of())
                .build();
    }

    private int index(String axis, PlannedRun run) {
        return Objects.requireNonNull(reproduction.grid().get(axis))
                .indexOf(run.variant().get(axis));
    }
}
