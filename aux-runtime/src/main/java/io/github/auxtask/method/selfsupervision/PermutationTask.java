package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.List;
import java.util.Optional;

/**
 * In which order have parts of the image been put: channels (RGB guess, 6 orders) or a 2x2 grid of tiles (jigsaw, 24)? One order
 * an image, drawn from the stream (seed, name, epoch, index), numbered lexicographically (sheet, section 3, [A]). The loss is the
 * cross entropy of the order's number. Head: FC(128, orders). Neither task is in the released training script.
 */
final class PermutationTask implements HeadedTask {
    private static final int TILES_A_SIDE = 2;

    private final SelfSupervisionTask which;
    private final String head;
    private final ImageShape shape;
    private final List<int[]> orders;
    private final long seed;

    private PermutationTask(SelfSupervisionTask which, String head, ImageShape shape, int parts, long seed) {
        this.which = which;
        this.head = head;
        this.shape = shape;
        this.orders = Permutations.of(parts);
        this.seed = seed;
    }

    /** Order of the channels. */
    static PermutationTask rgb(ImageShape shape, long seed) {
        return new PermutationTask(SelfSupervisionTask.RGB, "rgb_pred", shape, shape.channels(), seed);
    }

    /** Order of the tiles; the head is called as in the released code. */
    static PermutationTask jigsaw(ImageShape shape, long seed) {
        return new PermutationTask(SelfSupervisionTask.JIGSAW, "zigsaw_pred", shape, TILES_A_SIDE * TILES_A_SIDE, seed);
    }

    @Override
    public String name() {
        return which.text();
    }

    @Override
    public Optional<HostTargets> hostTargets() {
        List<Long> image = List.of((long) shape.channels(), (long) shape.height(), (long) shape.width());
        return Optional.of(new HostTargets(this::permuted, List.of(image, List.of())));
    }

    /** The images in their new orders, and the orders' numbers. */
    private List<FloatBlock> permuted(Batch batch) {
        float[] images = new float[batch.size() * shape.size()];
        float[] numbers = new float[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            int number = RandomStream.of(seed, name(), batch.epoch(), batch.indices()[i])
                    .nextInt(orders.size());
            permute(batch.images(), i * shape.size(), orders.get(number), images);
            numbers[i] = number;
        }
        long[] extent = {batch.size(), shape.channels(), shape.height(), shape.width()};
        return List.of(new FloatBlock(extent, images), new FloatBlock(new long[] {batch.size()}, numbers));
    }

    /** Part p of the new image is part {@code order[p]} of the old one, which lies at the same place. */
    void permute(float[] from, int at, int[] order, float[] to) {
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    int place = (c * shape.height() + y) * shape.width() + x;
                    to[at + place] = from[at + source(c, y, x, order)];
                }
            }
        }
    }

    private int source(int c, int y, int x, int[] order) {
        if (which == SelfSupervisionTask.RGB) {
            return (order[c] * shape.height() + y) * shape.width() + x;
        }
        int height = shape.height() / TILES_A_SIDE;
        int width = shape.width() / TILES_A_SIDE;
        int tile = order[y / height * TILES_A_SIDE + x / width];
        int row = tile / TILES_A_SIDE * height + y % height;
        int column = tile % TILES_A_SIDE * width + x % width;
        return (c * shape.height() + row) * shape.width() + column;
    }

    @Override
    public List<Tensor> views(Tensor images, List<Tensor> targets) {
        return List.of(targets.get(0));
    }

    @Override
    public Tensor predict(Backbone.Output output) {
        return InputRange.pooled(output).linear(head, orders.size());
    }

    @Override
    public Tensor loss(Seen seen) {
        return predict(seen.views().get(0)).crossEntropy(seen.targets().get(1).to(DType.INT64));
    }
}
