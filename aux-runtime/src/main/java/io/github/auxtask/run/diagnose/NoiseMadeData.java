package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeData;
import java.util.List;

/**
 * Values in place of made data that is not made yet, to measure with.
 *
 * @param count examples
 * @param arrays what would be made for each
 */
record NoiseMadeData(int count, List<MadeArray> arrays) implements MadeData {
    /** Prime, so that neighbouring images differ. */
    private static final int STEP = 7_919;

    private static final int LEVELS = 256;

    @Override
    public ContentId digest() {
        return ContentId.of("noise, only to measure time with");
    }

    @Override
    public void read(String array, int index, float[] out, int at) {
        int size = array(array).shape().size();
        for (int i = 0; i < size; i++) {
            out[at + i] = Math.floorMod((index + i) * STEP, LEVELS) / (float) LEVELS;
        }
    }
}
