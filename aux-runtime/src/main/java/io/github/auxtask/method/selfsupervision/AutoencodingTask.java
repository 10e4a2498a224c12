package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.VectorDecoder;

/** What did the image look like (the paper's IR)? A decoder paints the clean batch from its 128 values; it adds no images. */
final class AutoencodingTask implements HeadedTask {
    private final PictureHead head;
    private final VectorDecoder decoder = PictureHead.ofImages();

    AutoencodingTask(PictureHead head) {
        this.head = head;
    }

    @Override
    public String name() {
        return SelfSupervisionTask.RECONSTRUCTION.text();
    }

    @Override
    public Tensor predict(Backbone.Output output) {
        return head.paint(InputRange.pooled(output), "encode", decoder);
    }

    @Override
    public Tensor loss(Seen seen) {
        return head.loss(predict(seen.output()), InputRange.unit(seen.images()));
    }
}
