package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.VectorDecoder;
import io.github.auxtask.train.AuxiliaryTask;

/** What did the image look like (the paper's IR)? A decoder paints the clean batch from its 128 values; it adds no images. */
final class ReconstructionTask implements AuxiliaryTask {
    private final PictureHead head;
    private final VectorDecoder decoder = PictureHead.ofImages();

    ReconstructionTask(PictureHead head) {
        this.head = head;
    }

    @Override
    public String name() {
        return SelfSupervisionTask.RECONSTRUCTION.text();
    }

    @Override
    public Tensor loss(Seen seen) {
        Tensor painted = head.paint(InputRange.pooled(seen.output()), "encode", decoder);
        return head.loss(painted, InputRange.unit(seen.images()));
    }
}
