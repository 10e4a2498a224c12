package io.github.auxtask.method.labels;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.split.NumpyRandom;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.nn.LabelDecoder;
import java.util.Arrays;

/**
 * The speech label with its columns, slices of time, in another order for each class (paper, section 3.1). As in the released
 * files: numpy's generator with seed 8, for each class in turn a shuffle of 0..63, repeated while it changes nothing; column j is
 * the speech label's column {@code permutation[j]}.
 */
record ShuffledSpeechRepresentation() implements LabelRepresentation {
    private static final int SEED = 8;
    private static final int SIZE = LabelDecoder.SPEECH_SIZE;

    @Override
    public String name() {
        return "shuffle";
    }

    @Override
    public LabelForm form(int classes) {
        return LabelForm.matrix(SIZE);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        return request.choose("shuffle", form(request.classes()), () -> shuffled(request));
    }

    private static ClassLabels shuffled(LabelRequest request) {
        ClassLabels speech = new SpeechRepresentation().labels(request);
        float[] values = speech.values().values();
        float[] shuffled = new float[values.length];
        NumpyRandom random = new NumpyRandom(SEED);
        for (int label = 0; label < speech.classes(); label++) {
            int[] permutation = permutation(random);
            for (int row = 0; row < SIZE; row++) {
                int from = (label * SIZE + row) * SIZE;
                for (int column = 0; column < SIZE; column++) {
                    shuffled[from + column] = values[from + permutation[column]];
                }
            }
        }
        return new ClassLabels(
                new FloatBlock(speech.values().shape(), shuffled), speech.source() + ", columns shuffled with seed 8");
    }

    static int[] permutation(NumpyRandom random) {
        int[] identity = Subset.all(SIZE);
        int[] order;
        do {
            order = identity.clone();
            random.shuffle(order);
        } while (Arrays.equals(order, identity));
        return order;
    }

    @Override
    public boolean hasThreshold() {
        return true;
    }
}
