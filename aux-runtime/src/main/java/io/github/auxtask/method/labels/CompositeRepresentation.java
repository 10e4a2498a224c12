package io.github.auxtask.method.labels;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.nn.LabelDecoder;

/**
 * The composition of Gaussians: a sum of ten oriented two-dimensional ones at random places, scaled to 0..80, 64 x 64 (paper,
 * section 3.1). The authors' draws are in their file only. Without it matrices of the same kind are made here, and the record says
 * so: the pattern is the one of the package that the authors used (imagen: extent 0.15, longer by 1/0.31 in one direction, centre
 * uniform on +-0.5, orientation uniform on 0..pi), the draws are ours.
 */
record CompositeRepresentation() implements LabelRepresentation {
    private static final int SIZE = LabelDecoder.SPEECH_SIZE;
    private static final int GAUSSIANS = 10;
    private static final double NARROW = 0.15 / 2;
    private static final double WIDE = NARROW / 0.31;
    private static final double RANGE = 80;
    private static final long SEED = 1;

    @Override
    public String name() {
        return "composite";
    }

    @Override
    public LabelForm form(int classes) {
        return LabelForm.matrix(SIZE);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        return request.choose("composite", form(request.classes()), () -> made(request.classes()));
    }

    private ClassLabels made(int classes) {
        float[] values = new float[classes * SIZE * SIZE];
        for (int label = 0; label < classes; label++) {
            double[] sum = new double[SIZE * SIZE];
            RandomStream random = RandomStream.of(SEED, "labels/composite", label);
            for (int i = 0; i < GAUSSIANS; i++) {
                add(sum, random.nextDouble() - 0.5, random.nextDouble() - 0.5, StrictMath.PI * random.nextDouble());
            }
            scale(sum, values, label * sum.length);
        }
        return new ClassLabels(
                new FloatBlock(form(classes).all(classes), values),
                "compositions of Gaussians with draws of our own, not the authors'");
    }

    private static void add(double[] sum, double x, double y, double orientation) {
        double cosine = StrictMath.cos(orientation);
        double sine = StrictMath.sin(orientation);
        for (int row = 0; row < SIZE; row++) {
            double dy = 0.5 - (row + 0.5) / SIZE - y;
            for (int column = 0; column < SIZE; column++) {
                double dx = (column + 0.5) / SIZE - 0.5 - x;
                double along = (dx * cosine + dy * sine) / WIDE;
                double across = (dy * cosine - dx * sine) / NARROW;
                sum[row * SIZE + column] += StrictMath.exp(-0.5 * (along * along + across * across));
            }
        }
    }

    private static void scale(double[] sum, float[] values, int at) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : sum) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        for (int i = 0; i < sum.length; i++) {
            values[at + i] = (float) (RANGE * (sum[i] - low) / (high - low));
        }
    }

    @Override
    public boolean hasThreshold() {
        return true;
    }
}
