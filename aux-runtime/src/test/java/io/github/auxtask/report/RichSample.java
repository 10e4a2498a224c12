package io.github.auxtask.report;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CheckOutcome.Status;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.Point;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds everything that a record may hold to sample records: checks, parts of a suite, curves, corruptions, learned weights. */
public final class RichSample {
    private static final List<String> CORRUPTIONS = List.of("gaussian_noise", "motion_blur", "fog", "jpeg_compression");
    private static final int SEVERITIES = 5;

    private RichSample() {}

    public static List<RunRecord> of(List<RunRecord> runs) {
        return runs.stream().map(RichSample::of).toList();
    }

    public static RunRecord of(RunRecord run) {
        List<EvaluationRecord> evaluations = new ArrayList<>();
        for (EvaluationRecord made : run.evaluations()) {
            evaluations.add(made.name().equals("clean") ? corrupted(made) : attacked(made, run));
        }
        List<RunRecord.Epoch> history = new ArrayList<>();
        for (RunRecord.Epoch epoch : run.training().history()) {
            history.add(new RunRecord.Epoch(
                    epoch.epoch(),
                    epoch.loss(),
                    epoch.losses(),
                    epoch.trainAccuracy(),
                    epoch.validationAccuracy(),
                    epoch.learningRate(),
                    epoch.seconds(),
                    epoch.imagesPerSecond(),
                    Map.of("rotation", 1 - 0.5 / epoch.epoch(), "colour", 0.2 + 0.1 / epoch.epoch())));
        }
        return RunRecordBuilder.like(run)
                .history(history)
                .evaluations(evaluations)
                .build();
    }

    private static EvaluationRecord corrupted(EvaluationRecord made) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String name : CORRUPTIONS) {
            for (int severity = 1; severity <= SEVERITIES; severity++) {
                metrics.put(
                        "corruption." + name + "." + severity,
                        made.accuracy() * (1 - 0.15 * severity) - 2 * CORRUPTIONS.indexOf(name));
            }
        }
        return with(made, metrics, List.of(), List.of(), Map.of());
    }

    private static EvaluationRecord attacked(EvaluationRecord made, RunRecord run) {
        List<Point> curve = new ArrayList<>();
        for (int i = 0; i <= 6; i++) {
            curve.add(new Point(0.05 * i, made.accuracy() * Math.exp(-0.4 * i)));
        }
        boolean leaking = "mobilenetv2".equals(run.variant().get("architecture"));
        return with(
                made,
                Map.of("success", 61.5),
                List.of(
                        new CheckOutcome(
                                "C3",
                                "iterative attacks beat one step",
                                leaking ? Status.FAIL : Status.OK,
                                true,
                                leaking ? 24.31 : -3.5,
                                "points",
                                "<= 0.2",
                                leaking
                                        ? "PGD leaves more images alone than FGSM: the gradient is masked near the image."
                                        : "PGD is the stronger one."),
                        new CheckOutcome(
                                "C10",
                                "zero or non-finite gradients",
                                Status.WARN,
                                false,
                                0.7,
                                "%",
                                "<= 0.1 %",
                                "A few gradients vanish."),
                        new CheckOutcome(
                                "C16",
                                "planted adversarial examples are found",
                                Status.NOT_RUN,
                                true,
                                null,
                                "",
                                ">= 95 %",
                                "It was not asked for.")),
                List.of(
                        new AttackPart("apgd-ce", 12.5, 12.5, 900, 45_000, 31.5),
                        new AttackPart("square", 20.25, 11.75, 125, 625_000, 410)),
                Map.of("accuracy against epsilon", curve));
    }

    private static EvaluationRecord with(
            EvaluationRecord made,
            Map<String, Double> metrics,
            List<CheckOutcome> checks,
            List<AttackPart> attacks,
            Map<String, List<Point>> curves) {
        return new EvaluationRecord(
                made.id(),
                made.name(),
                made.settings(),
                new EvaluationRecord.Score(
                        made.images(),
                        made.correct(),
                        made.accuracy(),
                        made.score().predictions(),
                        null),
                made.seconds(),
                new EvaluationRecord.Details(metrics, checks, attacks, curves),
                null);
    }

    /** Hangs pictures of a run into a store. */
    public static void hang(Path store, RunRecord run) throws IOException {
        Path folder = store.resolve("runs").resolve(run.id().hex()).resolve(PictureIndex.FOLDER);
        Files.createDirectories(folder);
        float[] values = new float[8 * 3 * 32 * 32];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.5 + 0.5 * Math.sin(i / 37.0 + Math.floorDiv(i, 3072) * 1.7));
        }
        byte[] png = new ImageGrid()
                .row(new FloatBlock(new long[] {8, 3, 32, 32}, values))
                .png();
        List<Picture> pictures = List.of(
                new Picture("inputs.png", "inputs", "Test images", "Eight test images: waves & <stripes>.", List.of()),
                new Picture(
                        "adversarial-fgsm.png",
                        "adversarial",
                        "fgsm, L\u221e 8/255: images, perturbation magnified 16 times, adversarial images",
                        "Three rows.",
                        List.of("fgsm"),
                        Collections.nCopies(8, "true: cat\nbefore: cat 91 %\nafter: dog_1 99 %\n\u03b5 8/255")),
                new Picture("speech.wav", "sound", "The word ship", "A voice says ship.", List.of()));
        for (Picture picture : pictures) {
            Files.write(folder.resolve(picture.file()), picture.sound() ? WAV : png);
        }
        new PictureIndex(pictures).write(folder);
    }

    private static final byte[] WAV = {
        'R', 'I', 'F', 'F', 36, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm', 't', ' ', 16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0,
        0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0, 'd', 'a', 't', 'a', 0, 0, 0, 0
    };
}
