package io.github.auxtask.attack.check;

import io.github.auxtask.attack.check.inspection.Check;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.check.inspection.Trial;
import io.github.auxtask.attack.check.inspection.TrialAttacks;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** C13: adversarial images that were written to a file and read again keep to the threat model and still succeed; also in 8 bits. */
public final class SavedExamplesCheck implements Check {
    private static final double SLACK = 1e-6;
    private static final double RELATIVE = 1e-5;
    private static final int LEVELS = 255;

    @Override
    public String id() {
        return "C13";
    }

    @Override
    public String name() {
        return "saved examples succeed again";
    }

    @Override
    public Judgement judge(Inspection inspection) {
        Trial trial = TrialAttacks.pgd(inspection);
        float[] again = reloaded(trial.adversarial());
        boolean[] broken = CheckNumbers.and(inspection.cleanRight(), not(trial.standing()));
        boolean[] brokenAgain = CheckNumbers.and(broken, not(inspection.right(inspection.scores(again))));
        boolean[] brokenIn8Bits =
                CheckNumbers.and(broken, not(inspection.right(inspection.scores(quantised(inspection, again)))));
        double excess = excess(inspection, again);
        double outside = outside(inspection, again);
        int changed = CheckNumbers.count(broken) - CheckNumbers.count(brokenAgain);
        boolean fine = changed == 0 && excess <= SLACK && outside <= SLACK;
        return new Judgement(
                fine ? Status.OK : Status.FAIL,
                (double) changed,
                "successes lost",
                "0",
                String.format(
                        Locale.ROOT,
                        "PGD broke %d of %d images; read again from a file, %d of these are still broken, rounded to 8 bits"
                                + " %d. The largest perturbation exceeds epsilon by %.2g, values leave the range by %.2g.",
                        CheckNumbers.count(broken),
                        inspection.count(),
                        CheckNumbers.count(brokenAgain),
                        CheckNumbers.count(brokenIn8Bits),
                        Math.max(0, excess),
                        Math.max(0, outside)));
    }

    private static boolean[] not(boolean[] flags) {
        boolean[] others = new boolean[flags.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = !flags[i];
        }
        return others;
    }

    private static float[] reloaded(float[] values) {
        try {
            Path file = Files.createTempFile("adversarial", ".f32");
            try {
                ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
                bytes.asFloatBuffer().put(values);
                Files.write(file, bytes.array());
                float[] again = new float[values.length];
                ByteBuffer.wrap(ReadLimit.DATA.bytes(file)).asFloatBuffer().get(again);
                return again;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new RunFailedException("Adversarial images could not be written to the temporary folder.", e);
        }
    }

    private static float[] quantised(Inspection on, float[] values) {
        InputSpec inputs = on.victim().inputs();
        int pixels = inputs.height() * inputs.width();
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            int channel = i / pixels % inputs.channels();
            double pixel = (double) values[i] * inputs.std(channel) + inputs.mean(channel);
            double level = Math.min(LEVELS, Math.max(0, Math.rint(pixel * LEVELS)));
            rounded[i] = ((float) (level / LEVELS) - inputs.mean(channel)) / inputs.std(channel);
        }
        return rounded;
    }

    /** By how much the largest norm of a perturbation is above epsilon, rounding of norms apart. */
    private static double excess(Inspection on, float[] values) {
        InputSpec inputs = on.victim().inputs();
        ThreatModel threat = on.threat();
        int pixels = inputs.height() * inputs.width();
        double largest = 0;
        for (int image = 0; image < on.count(); image++) {
            double norm = 0;
            for (int k = 0; k < inputs.size(); k++) {
                int i = image * inputs.size() + k;
                double unit = threat.space() == Space.PIXEL ? inputs.std(k / pixels) : 1;
                double change =
                        Math.abs((double) values[i] - on.subject().images().inputs()[i]) * unit;
                norm = threat.norm() == Norm.LINF ? Math.max(norm, change) : norm + change * change;
            }
            largest = Math.max(largest, threat.norm() == Norm.LINF ? norm : StrictMath.sqrt(norm));
        }
        return largest - threat.epsilon().value() * (1 + RELATIVE);
    }

    /** By how much a value leaves the range, if the threat model has one; images that were outside before do not count. */
    private static double outside(Inspection on, float[] values) {
        InputSpec inputs = on.victim().inputs();
        int pixels = inputs.height() * inputs.width();
        double most = 0;
        for (int image = 0; image < on.count(); image++) {
            double[] range = range(on, image);
            for (int k = 0; k < inputs.size(); k++) {
                int i = image * inputs.size() + k;
                boolean pixel = on.threat().space() == Space.PIXEL;
                double value =
                        pixel ? (double) values[i] * inputs.std(k / pixels) + inputs.mean(k / pixels) : values[i];
                most = Math.max(most, Math.max(range[0] - value, value - range[1]));
            }
        }
        return most;
    }

    private static double[] range(Inspection on, int image) {
        Clip clip = on.threat().clip();
        if (clip instanceof Clip.Range range) {
            return new double[] {range.lower(), range.upper()};
        }
        if (clip instanceof Clip.None) {
            return new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};
        }
        int size = on.victim().inputs().size();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = image * size; i < (image + 1) * size; i++) {
            low = Math.min(low, on.subject().images().inputs()[i]);
            high = Math.max(high, on.subject().images().inputs()[i]);
        }
        return new double[] {low, high};
    }
}
