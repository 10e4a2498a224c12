package io.github.auxtask.attack.check;

import io.github.auxtask.attack.check.inspection.CheckLab;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A classifier that one-step attacks jump over. Along one direction its margin is |s + h| - c: positive at s = 0, where the images are,
 * negative around -h, and positive again at -2h, where a step as long as epsilon ends.
 */
public final class DipModel {
    static final float EPSILON = 0.1f;
    static final InputSpec RAW = InputSpec.raw(3, 6, 6);

    private DipModel() {}

    public static ThreatModel threat() {
        return ThreatModel.standardised(Norm.LINF, "0.1");
    }

    /**
     * Images with s = {@code at} times h, all of class 0.
     *
     * @param depth c, in units of h
     */
    public static CheckLab lab(double at, double depth) {
        float[] weights = new float[CheckLab.SIZE];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 2 == 0 ? 1 : -1;
        }
        double h = EPSILON * CheckLab.SIZE / 2.0;
        RandomStream random = RandomStream.of(4, "dip");
        float[] images = new float[CheckLab.COUNT * CheckLab.SIZE];
        for (int image = 0; image < CheckLab.COUNT; image++) {
            double sum = 0;
            for (int k = 0; k < CheckLab.SIZE; k++) {
                images[image * CheckLab.SIZE + k] = (float) (0.5 + 0.2 * (random.nextDouble() - 0.5));
                sum += weights[k] * images[image * CheckLab.SIZE + k];
            }
            for (int k = 0; k < CheckLab.SIZE; k++) {
                images[image * CheckLab.SIZE + k] += (float) (weights[k] * (at * h - sum) / CheckLab.SIZE);
            }
        }
        CheckLab lab = new CheckLab(
                x -> network(x, h, depth * h), RAW, images, Map.of("s.weight", weights, "s.bias", new float[1]));
        lab.labels = new int[CheckLab.COUNT];
        return lab;
    }

    private static Tensor network(Tensor x, double h, double depth) {
        Tensor margin = x.flatten().linear("s", 1).plus(h).abs().plus(-depth).times(4 / h);
        Tensor nothing = margin.times(0);
        return Tensor.concat(List.of(margin, nothing, nothing.plus(-9), nothing.plus(-10)), 1);
    }
}
