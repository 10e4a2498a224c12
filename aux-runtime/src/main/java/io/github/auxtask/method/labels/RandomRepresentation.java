package io.github.auxtask.method.labels;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.split.NumpyRandom;
import io.github.auxtask.nn.LabelDecoder;

/**
 * Numbers uniform on 0..80: the random matrix of 64 x 64 values per class, or the low-dimensional label of ten values a class (paper,
 * section 3.1 and 4.3). Both released files begin the stream of numpy's generator with seed 48, rounded to single precision.
 *
 * @param name {@code random} or {@code lowdim}, which is also the released file's
 */
record RandomRepresentation(String name) implements LabelRepresentation {
    static final String MATRIX = "random";
    static final String LOW_DIMENSIONAL = "lowdim";

    private static final int SEED = 48;
    private static final double RANGE = 80;
    private static final int DIMENSIONS = 10;

    @Override
    public LabelForm form(int classes) {
        return name.equals(MATRIX) ? LabelForm.matrix(LabelDecoder.SPEECH_SIZE) : LabelForm.vector(DIMENSIONS);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        return request.choose(name, form(request.classes()), () -> made(request.classes()));
    }

    private ClassLabels made(int classes) {
        NumpyRandom random = new NumpyRandom(SEED);
        float[] values = new float[classes * form(classes).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.uniform(0, RANGE);
        }
        return new ClassLabels(
                new FloatBlock(form(classes).all(classes), values), "random labels 0..80 made here with seed 48");
    }

    @Override
    public boolean hasThreshold() {
        return true;
    }
}
