package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.VectorDecoder;
import java.util.List;
import java.util.Optional;

/**
 * What did the image look like before it was blurred (the paper's BIR)? The released code's blur changes nothing, so that it adds
 * a second copy of the clean batch: a standard deviation of 0 does the same (sheet, section 3, fact 1).
 */
final class DeblurringTask implements HeadedTask {
    private final PictureHead head;
    private final ImageShape shape;
    private final SpatialBlur blur;
    private final VectorDecoder decoder = PictureHead.ofImages();

    /** A task with a blur of this standard deviation, in pixels. */
    DeblurringTask(PictureHead head, ImageShape shape, double sigma) {
        this.head = head;
        this.shape = shape;
        this.blur = new SpatialBlur(sigma);
    }

    @Override
    public String name() {
        return SelfSupervisionTask.DEBLURRING.text();
    }

    @Override
    public Optional<HostTargets> hostTargets() {
        List<Long> image = List.of((long) shape.channels(), (long) shape.height(), (long) shape.width());
        return blur.isIdentity() ? Optional.empty() : Optional.of(new HostTargets(this::blurred, List.of(image)));
    }

    private List<FloatBlock> blurred(Batch batch) {
        float[] blurred = new float[batch.size() * shape.size()];
        for (int i = 0; i < batch.size(); i++) {
            blur.apply(batch.images(), i * shape.size(), shape, blurred, i * shape.size());
        }
        long[] extent = {batch.size(), shape.channels(), shape.height(), shape.width()};
        return List.of(new FloatBlock(extent, blurred));
    }

    @Override
    public List<Tensor> views(Tensor images, List<Tensor> targets) {
        return List.of(blur.isIdentity() ? images : targets.get(0));
    }

    @Override
    public Tensor predict(Backbone.Output output) {
        return head.paint(InputRange.pooled(output), "blur", decoder);
    }

    @Override
    public Tensor loss(Seen seen) {
        return head.loss(predict(seen.views().get(0)), InputRange.unit(seen.images()));
    }
}
