package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.CieLab;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.VectorDecoder;
import java.util.List;
import java.util.Optional;

/**
 * Which colours had the grey image? The targets are CIELAB a* and b* of the clean image, in 32 bins each, by pixel; the loss is the
 * mean cross entropy over pixels of a* and of b*, summed (released code) or averaged (paper). Head: the decoder to 64 channels.
 */
final class ColourTask implements HeadedTask {
    private static final double[] LUMA = {0.2989, 0.5870, 0.1140};
    private static final double LEVELS = 255;

    private final ImageShape shape;
    private final double factor;
    private final VectorDecoder decoder = new VectorDecoder(List.of(256, 128, 64), 2 * CieLab.BINS);

    /** A task whose loss is the sum of the two cross entropies times a factor. */
    ColourTask(ImageShape shape, double factor) {
        this.shape = shape;
        this.factor = factor;
    }

    @Override
    public String name() {
        return SelfSupervisionTask.COLOUR.text();
    }

    @Override
    public Optional<HostTargets> hostTargets() {
        List<Long> plane = List.of((long) shape.height(), (long) shape.width());
        return Optional.of(new HostTargets(this::bins, List.of(plane, plane)));
    }

    /** Bins of a*, then of b*; inputs are multiples of 1/255 on the scale 0 to 1, so the rounding only undoes float32's. */
    private List<FloatBlock> bins(Batch batch) {
        int plane = shape.plane();
        float[] a = new float[batch.size() * plane];
        float[] b = new float[batch.size() * plane];
        double[] lab = new double[3];
        for (int i = 0; i < batch.size(); i++) {
            int from = i * shape.size();
            for (int j = 0; j < plane; j++) {
                CieLab.convert(
                        level(batch.images()[from + j]),
                        level(batch.images()[from + plane + j]),
                        level(batch.images()[from + 2 * plane + j]),
                        lab);
                a[i * plane + j] = CieLab.bin(lab[1]);
                b[i * plane + j] = CieLab.bin(lab[2]);
            }
        }
        long[] extent = {batch.size(), shape.height(), shape.width()};
        return List.of(new FloatBlock(extent, a), new FloatBlock(extent.clone(), b));
    }

    private static int level(float input) {
        return Math.min((int) LEVELS, Math.max(0, (int) Math.round((input + 1) * 0.5 * LEVELS)));
    }

    /** 0.2989 R + 0.5870 G + 0.1140 B in all three channels; the weights' sum of 0.9999 is the released code's. */
    @Override
    public List<Tensor> views(Tensor images, List<Tensor> targets) {
        Tensor unit = InputRange.unit(images);
        Tensor grey = unit.slice(1, 0, 1).times(LUMA[0]);
        for (int channel = 1; channel < LUMA.length; channel++) {
            grey = grey.add(unit.slice(1, channel, channel + 1L).times(LUMA[channel]));
        }
        Tensor input = grey.times(2).plus(-1);
        return List.of(Tensor.concat(List.of(input, input, input), 1));
    }

    /** Logits of a*'s bins, then of b*'s: [N, 64, H, W]. */
    @Override
    public Tensor predict(Backbone.Output output) {
        return InputRange.pooled(output).in("color_pred", decoder::apply).to(DType.FLOAT32);
    }

    @Override
    public Tensor loss(Seen seen) {
        Tensor logits = predict(seen.views().get(0));
        Tensor a = logits.slice(1, 0, CieLab.BINS)
                .crossEntropy(seen.targets().get(0).to(DType.INT64));
        Tensor b = logits.slice(1, CieLab.BINS, 2L * CieLab.BINS)
                .crossEntropy(seen.targets().get(1).to(DType.INT64));
        Tensor sum = a.add(b);
        return factor == 1 ? sum : sum.times(factor);
    }
}
