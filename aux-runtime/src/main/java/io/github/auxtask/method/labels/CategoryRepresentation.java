package io.github.auxtask.method.labels;

import io.github.auxtask.data.image.FloatBlock;
import java.util.Arrays;

/**
 * The class itself, what everybody does: one-hot vectors, for cross entropy; or smoothed ones (Szegedy et al. 2016), 1 - s on the
 * class and s/K everywhere.
 *
 * @param name {@code category} or {@code smoothing}
 * @param smoothing s, 0 for none
 */
record CategoryRepresentation(String name, double smoothing) implements LabelRepresentation {
    @Override
    public LabelForm form(int classes) {
        return LabelForm.category(classes);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        int classes = request.classes();
        float[] values = new float[classes * classes];
        Arrays.fill(values, (float) (smoothing / classes));
        for (int i = 0; i < classes; i++) {
            values[i * classes + i] = (float) (1 - smoothing + smoothing / classes);
        }
        String how = smoothing == 0 ? "class indices" : "smoothed class indices";
        return new ClassLabels(new FloatBlock(form(classes).all(classes), values), how).checked();
    }
}
