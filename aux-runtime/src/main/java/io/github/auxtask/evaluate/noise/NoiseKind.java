package io.github.auxtask.evaluate.noise;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.List;

/**
 * Test images under random damage, several times over: pixels set to 0, or Gaussian noise (Signed Input Regularization, Table 5). The
 * accuracy is the mean over the repetitions; their standard deviation stands beside it.
 */
public final class NoiseKind implements EvaluationKind {
    /** What the names of its metrics begin with. */
    static final String PREFIX = "noise.";

    /** Standard deviation between the repetitions. */
    static final String DEVIATION = PREFIX + "deviation";

    private static final String DAMAGE = "damage";
    private static final String PIXELS_OFF = "pixels-off";
    private static final String GAUSSIAN = "gaussian";
    private static final String PIXELS = "pixels";
    private static final String SIGMA = "sigma";
    private static final String ROUNDING = "rounding";
    private static final String REPETITIONS = "repetitions";

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.choice(
                                DAMAGE,
                                PIXELS_OFF,
                                List.of(PIXELS_OFF, GAUSSIAN),
                                "random pixels set to 0 in all channels, or Gaussian noise on every value")
                        .required(),
                SettingKey.integer(PIXELS, 50, "how many pixels are off").atLeast(1),
                SettingKey.number(SIGMA, 10, "standard deviation of Gaussian noise, in levels of 255")
                        .atLeast(0),
                SettingKey.flag(
                        ROUNDING, false, "whether noisy values are rounded to whole levels after they are clipped"),
                SettingKey.integer(REPETITIONS, 10, "how often each image is damaged and looked at")
                        .atLeast(1));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                Metric.percent(DEVIATION, "standard deviation of the accuracy between the repetitions, in points")
                        .lowerIsBetter(),
                Metric.percent(PREFIX + "REPETITION", "accuracy of one repetition, numbered from 1 on"));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        boolean off = settings.text(DAMAGE).equals(PIXELS_OFF);
        for (String other : off ? List.of(SIGMA, ROUNDING) : List.of(PIXELS)) {
            if (settings.isGiven(other)) {
                throw new BadInputException(other + " has no effect with " + DAMAGE + ": " + settings.text(DAMAGE)
                        + ": remove it, or choose the other damage.");
            }
        }
        Damage damage = off
                ? new PixelsOff(settings.integer(PIXELS))
                : new AddedNoise(settings.number(SIGMA), settings.flag(ROUNDING));
        return new NoiseTask(damage, settings.integer(REPETITIONS));
    }

    private record NoiseTask(Damage damage, int repetitions) implements EvaluationTask {
        @Override
        public EvaluationNeeds needs() {
            return EvaluationNeeds.NOTHING.repeated(repetitions);
        }

        @Override
        public EvaluationRun start(EvaluationContext context) {
            damage.check(context.examples().shape());
            NoisyExamples examples = new NoisyExamples(
                    context.examples(), context.standardisation(), damage, repetitions, context.seed());
            return new NoiseRun(context, examples, repetitions);
        }
    }
}
