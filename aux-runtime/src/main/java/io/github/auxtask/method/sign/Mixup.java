package io.github.auxtask.method.sign;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.image.FloatBlock;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Mixup (Zhang et al. 2018, equation 2): {@code x = lambda x_i + (1 - lambda) x_j} and the same of the classes, which become a target [N, K].
 * Partners are a permutation of the batch and lambda is drawn once a batch, as in facebookresearch/mixup-cifar10, or for each image. Draws
 * come from the stream (seed, "mixup", epoch, step): permutation, then lambda.
 *
 * @param alpha both parameters of the beta distribution
 * @param eachImage whether every image has a lambda of its own
 * @param classes K
 */
record Mixup(double alpha, boolean eachImage, int classes, long seed) implements BatchStage {
    @Override
    public Batch apply(Batch batch, int epoch) {
        RandomStream random = RandomStream.of(seed, "mixup", epoch, batch.step());
        int[] partners = random.permutation(batch.size());
        double[] lambdas = new double[batch.size()];
        BetaDistribution beta = BetaDistribution.of(alpha, alpha);
        if (eachImage) {
            Arrays.setAll(lambdas, i -> beta.inverseCumulativeProbability(random.nextDouble()));
        } else {
            Arrays.fill(lambdas, beta.inverseCumulativeProbability(random.nextDouble()));
        }
        return mixed(batch, partners, lambdas, classes);
    }

    /** A batch mixed with these partners and shares. */
    static Batch mixed(Batch batch, int[] partners, double[] lambdas, int classes) {
        int size = batch.images().length / batch.size();
        float[] images = new float[batch.images().length];
        float[] targets = new float[batch.size() * classes];
        for (int i = 0; i < batch.size(); i++) {
            float own = (float) lambdas[i];
            float others = (float) (1 - lambdas[i]);
            int from = i * size;
            int partner = partners[i] * size;
            for (int v = 0; v < size; v++) {
                images[from + v] = own * batch.images()[from + v] + others * batch.images()[partner + v];
            }
            targets[i * classes + batch.labels()[i]] += own;
            targets[i * classes + batch.labels()[partners[i]]] += others;
        }
        return batch.withImages(images)
                .withTargets(batch.targets())
                .withTargets(List.of(new FloatBlock(new long[] {batch.size(), classes}, targets)));
    }
}
