package io.github.auxtask.method.labels;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.nn.LabelDecoder;
import java.util.Arrays;

/**
 * The constant matrix: every value of class i is 80 i / (K - 1), 64 x 64 (paper, section 3.1). The released file calls it
 * {@code uniform} and has 0..80, although the paper says that its range is that of the speech labels, which is -80..0.
 */
record ConstantRepresentation() implements LabelRepresentation {
    private static final double RANGE = 80;

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public LabelForm form(int classes) {
        return LabelForm.matrix(LabelDecoder.SPEECH_SIZE);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        return request.choose("uniform", form(request.classes()), () -> made(request.classes()));
    }

    private ClassLabels made(int classes) {
        int size = form(classes).size();
        float[] values = new float[classes * size];
        for (int i = 0; i < classes; i++) {
            Arrays.fill(values, i * size, (i + 1) * size, (float) (i * RANGE / (classes - 1)));
        }
        return new ClassLabels(new FloatBlock(form(classes).all(classes), values), "constant labels 0..80 made here");
    }

    @Override
    public boolean hasThreshold() {
        return true;
    }
}
