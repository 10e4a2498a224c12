package io.github.auxtask.run.prepare;

import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Composition;
import io.github.auxtask.method.NeededRuns;
import io.github.auxtask.method.TrainedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A classifier that is put together from trained runs. The tensors of the third member are called {@code members.2.conv1.weight}, after
 * its role and its place.
 */
final class ComposedNetwork {
    private final Composition composition;
    private final List<TrainedRun> members;

    ComposedNetwork(Composition composition, NeededRuns needs) {
        this.composition = composition;
        this.members = needs.as(composition.as());
    }

    /**
     * Images [N, C, H, W] to scores [N, K].
     *
     * @param own how its images are standardised; each member is given them as it was trained
     */
    UnaryOperator<Tensor> classifier(Standardisation own) {
        return images -> {
            List<Tensor> scores = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                TrainedRun member = members.get(i);
                Tensor inputs = restandardised(images, own, member.standardisation());
                scores.add(inputs.in(scope(i), member.classifier()));
            }
            return composition.scores().apply(scores);
        };
    }

    /** The values of all members, under their names in the whole. */
    Map<String, float[]> values() {
        Map<String, float[]> all = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            String scope = scope(i) + ".";
            members.get(i).values().forEach((name, values) -> all.put(scope + name, values));
        }
        return all;
    }

    private String scope(int index) {
        return (composition.as().isEmpty() ? "members" : composition.as()) + "." + index;
    }

    private static Tensor restandardised(Tensor images, Standardisation from, Standardisation to) {
        float[] mean = from.mean();
        float[] std = from.std();
        float[] otherMean = to.mean();
        float[] otherStd = to.std();
        if (Arrays.equals(mean, otherMean) && Arrays.equals(std, otherStd)) {
            return images;
        }
        List<Tensor> channels = new ArrayList<>();
        for (int c = 0; c < mean.length; c++) {
            double factor = (double) std[c] / otherStd[c];
            double shift = ((double) mean[c] - otherMean[c]) / otherStd[c];
            channels.add(images.slice(1, c, c + 1).times(factor).plus(shift));
        }
        return Tensor.concat(channels, 1);
    }
}
