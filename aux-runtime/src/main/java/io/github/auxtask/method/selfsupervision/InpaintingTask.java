package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.VectorDecoder;
import java.util.List;

/** What was in the middle of the image? Rows and columns 12 to 19 are set to 0.9999; a small decoder paints those 8x8 pixels. */
final class InpaintingTask implements HeadedTask {
    private static final long FROM = 12;
    private static final long TO = 20;
    private static final double MASK = 0.9999;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private final PictureHead head;
    private final VectorDecoder decoder = PictureHead.ofPatches();

    /** The head's pictures are squeezed in the paper too. */
    InpaintingTask(PictureHead head) {
        this.head = head.squeezed();
    }

    @Override
    public String name() {
        return SelfSupervisionTask.INPAINTING.text();
    }

    @Override
    public List<Tensor> views(Tensor images, List<Tensor> targets) {
        Tensor middle = images.slice(ROWS, FROM, TO);
        Tensor masked = Tensor.concat(
                List.of(
                        middle.slice(COLUMNS, 0, FROM),
                        middle.slice(COLUMNS, FROM, TO).times(0).plus(InputRange.input(MASK)),
                        middle.slice(COLUMNS, TO, images.size(COLUMNS))),
                COLUMNS);
        return List.of(Tensor.concat(
                List.of(images.slice(ROWS, 0, FROM), masked, images.slice(ROWS, TO, images.size(ROWS))), ROWS));
    }

    @Override
    public Tensor predict(Backbone.Output output) {
        return head.paint(InputRange.pooled(output), "inpaint", decoder);
    }

    @Override
    public Tensor loss(Seen seen) {
        Tensor target = seen.images().slice(ROWS, FROM, TO).slice(COLUMNS, FROM, TO);
        return head.loss(predict(seen.views().get(0)), InputRange.unit(target));
    }
}
