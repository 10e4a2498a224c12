package io.github.auxtask.method.sign;

import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.NetworkFunction;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.transform.Normalisation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the images that are trained on beside the originals: Algorithm 1 on the network of another run, which goes through the largest K once
 * and keeps what it passes. Of each image there is kept how far it has been moved, as a share of the largest change, in 16 bits, and that
 * largest change: in half precision the images would be up to 2.4e-4 off, two hundred times what the reference numbers allow (decision 28).
 */
final class SignMaker implements DataMaker {
    /** The role of the run whose network moves the images. */
    static final String SOURCE = "source";

    static final String NAME = "sign";

    private static final int BATCH = 128;

    /** Iterations written into one call of the engine; more would take long to compile for large networks. */
    private static final int UNROLLED = 10;

    private final SignAlgorithm algorithm;
    private final List<Integer> counts;
    private final SignSplit split;

    SignMaker(RunDescription run) {
        this.algorithm = SignAlgorithm.of(run.settings());
        this.counts = SignKeys.counts(run.settings());
        this.split = SignSplit.of(run.settings());
    }

    /** What the array of the changes after so many iterations is called. */
    static String changes(int count) {
        return "k" + count;
    }

    /** What the array of the largest changes is called. */
    static String scale(int count) {
        return "k" + count + "-scale";
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> all = new TreeMap<>(algorithm.described());
        all.put("steps", counts.toString());
        all.putAll(split.described());
        return all;
    }

    @Override
    public List<String> from() {
        return List.of(SOURCE);
    }

    @Override
    public int count(DatasetDescription data) {
        return split.trained(data);
    }

    @Override
    public int[] members(ImageSet all) {
        return split.train(all);
    }

    @Override
    public List<MadeArray> arrays(RunDescription run) {
        List<MadeArray> arrays = new ArrayList<>();
        for (int count : counts) {
            arrays.add(new MadeArray(changes(count), MadeType.INT16, run.images()));
            arrays.add(new MadeArray(scale(count), MadeType.FLOAT32, new ImageShape(1, 1, 1)));
        }
        return arrays;
    }

    @Override
    public Making begin(Materials materials) {
        TrainedRun source = materials.run().needs().one(SOURCE);
        int unrolled = unrolled(counts);
        NetworkFunction moving = materials.functions().network(source).compile(graph -> moved(graph, source, unrolled));
        return (from, to, sink) -> {
            for (int first = from; first < to; first += BATCH) {
                make(materials.images(), first, Math.min(BATCH, to - first), new Moving(moving, unrolled), sink);
            }
        };
    }

    private List<Tensor> moved(Graph graph, TrainedRun source, int unrolled) {
        ImageShape shape = source.run().images();
        Tensor current = graph.input("current", -1, shape.channels(), shape.height(), shape.width());
        Tensor original = graph.input("original", -1, shape.channels(), shape.height(), shape.width());
        return List.of(algorithm.on(network(source), source.run().classes()).moved(current, original, unrolled));
    }

    /** The network of a run, of images on the scale 0 to 1. */
    static Backbone network(TrainedRun source) {
        Backbone network = SignNetwork.of(source.run()).network();
        float[] mean = source.standardisation().mean();
        float[] std = source.standardisation().std();
        return images -> network.apply(Normalisation.standardise(images, mean, std));
    }

    /** The most iterations, up to a few, that all counts are multiples of. */
    static int unrolled(List<Integer> counts) {
        int unrolled = UNROLLED;
        while (!divides(unrolled, counts)) {
            unrolled--;
        }
        return unrolled;
    }

    private static boolean divides(int number, List<Integer> counts) {
        return counts.stream().allMatch(count -> count % number == 0);
    }

    /** The compiled function with the number of its iterations. */
    private record Moving(NetworkFunction function, int iterations) {}

    private void make(ImageSet images, int first, int size, Moving moving, Sink sink) {
        ImageShape shape = images.shape();
        float[] values = new float[size * shape.size()];
        byte[] pixels = new byte[shape.size()];
        for (int i = 0; i < size; i++) {
            images.read(first + i, pixels, 0);
            SignExamples.unit(pixels, values, i * shape.size());
        }
        FloatBlock original =
                new FloatBlock(new long[] {size, shape.channels(), shape.height(), shape.width()}, values);
        FloatBlock current = original;
        int done = 0;
        for (int count : counts) {
            for (; done < count; done += moving.iterations()) {
                current = moving.function().of(current, original).get(0);
            }
            for (int i = 0; i < size; i++) {
                put(sink, count, first + i, values, current.values(), i * shape.size(), shape.size());
            }
        }
    }

    private static void put(Sink sink, int count, int index, float[] original, float[] moved, int at, int size) {
        float[] changes = new float[size];
        float largest = 0;
        for (int i = 0; i < size; i++) {
            changes[i] = moved[at + i] - original[at + i];
            // Not a number stays not a number, which the store refuses.
            largest = Math.max(largest, Math.abs(changes[i]));
        }
        for (int i = 0; i < size && largest > 0; i++) {
            changes[i] /= largest;
        }
        sink.put(changes(count), index, changes, 0);
        sink.put(scale(count), index, new float[] {largest}, 0);
    }
}
