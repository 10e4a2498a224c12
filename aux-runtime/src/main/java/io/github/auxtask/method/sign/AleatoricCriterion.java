package io.github.auxtask.method.sign;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.ScoreDistribution;
import io.github.auxtask.train.task.Criterion;
import java.util.ArrayList;
import java.util.List;

/**
 * The paper's equations 10 and 11 (Kendall and Gal 2017, equation 12): scores are drawn T times, {@code xhat_t = f + sigma eps_t}, and the
 * loss of an image of class c is {@code - log (1/T sum_t softmax(xhat_t)_c)}, computed as {@code log T - logsumexp_t log_softmax(xhat_t)_c}.
 * The paper prints the logarithm without its sign. Of mixed images it is the mean over classes with their shares, as for cross entropy.
 *
 * @param network what scores and deviations are read with
 * @param samples T
 * @param soft whether shares of classes [N, K] stand before the noise among the targets
 */
record AleatoricCriterion(SignNetwork network, int samples, boolean soft) implements Criterion {
    @Override
    public String name() {
        return "aleatoric";
    }

    @Override
    public List<List<Long>> targets() {
        List<List<Long>> targets = new ArrayList<>();
        if (soft) {
            targets.add(List.of((long) network.classes()));
        }
        targets.add(List.of((long) samples, (long) network.classes()));
        return targets;
    }

    @Override
    public Tensor loss(Tensor output, Tensor labels, List<Tensor> targets) {
        Tensor noise = targets.get(targets.size() - 1);
        Tensor all = losses(network.distribution(output), noise);
        return (soft ? all.mul(targets.get(0)).sum(1) : all.pick(labels)).mean();
    }

    /**
     * The loss that each class would have if it were the label.
     *
     * @param scores with their deviations, [N, K]
     * @param noise [N, T, K], standard normal
     * @return [N, K]
     */
    static Tensor losses(ScoreDistribution.Normal scores, Tensor noise) {
        Tensor drawn =
                scores.mean().unsqueeze(1).add(scores.deviation().unsqueeze(1).mul(noise));
        Tensor log = drawn.logSoftmax(2);
        Tensor largest = log.max(1).detach();
        Tensor sum = log.sub(largest).exp().sum(1).log().add(largest);
        return sum.plus(-Math.log((double) noise.size(1)))
                .times(-1)
                .reshape(-1, scores.mean().size(1));
    }

    /** Without noise: the cross entropy of the scores. */
    @Override
    public Tensor loss(Tensor output, Tensor labels) {
        return network.scores(output).crossEntropy(labels);
    }

    @Override
    public Tensor correct(Tensor output, Tensor labels) {
        return network.scores(output).correct(labels);
    }

    @Override
    public Tensor scores(Tensor output) {
        return network.scores(output);
    }

    /** Adds the noise, from the stream (seed, "aleatoric", epoch, step). */
    BatchStage noise(long seed) {
        return (batch, epoch) -> batch.withTargets(List.of(noise(batch, seed, epoch)));
    }

    private FloatBlock noise(Batch batch, long seed, int epoch) {
        RandomStream random = RandomStream.of(seed, "aleatoric", epoch, batch.step());
        float[] values = new float[batch.size() * samples * network.classes()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new FloatBlock(new long[] {batch.size(), samples, network.classes()}, values);
    }
}
