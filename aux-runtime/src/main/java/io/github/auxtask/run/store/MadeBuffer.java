package io.github.auxtask.run.store;

import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeType;
import io.github.auxtask.method.DataMaker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The values of one chunk of made data while they are made; refuses what is no number, and knows what is still missing. */
public final class MadeBuffer implements DataMaker.Sink {
    /** The largest half-precision number. */
    private static final float LARGEST_HALF = 65_504;

    private final MadeKey key;
    private final MadeLayout layout;
    private final int chunk;
    private final ByteBuffer values;
    private final Map<String, BitSet> put = new HashMap<>();

    /** Room for a chunk. */
    public MadeBuffer(MadeFolder folder, int chunk) {
        this.key = folder.key();
        this.layout = folder.layout();
        this.chunk = chunk;
        this.values = ByteBuffer.allocate(layout.bytes(chunk)).order(ByteOrder.LITTLE_ENDIAN);
        layout.arrays().forEach(array -> put.put(array.name(), new BitSet()));
    }

    @Override
    public void put(String array, int index, float[] given, int at) {
        MadeArray kind = kind(array);
        int place = index - layout.from(chunk);
        if (place < 0 || place >= layout.size(chunk)) {
            throw new RunFailedException("What " + key.label() + " makes of image " + index
                    + " was not asked for: it was to make images " + layout.from(chunk) + " to "
                    + (layout.from(chunk) + layout.size(chunk) - 1) + ".");
        }
        int size = kind.shape().size();
        for (int i = at; i < at + size; i++) {
            check(kind, index, given[i]);
        }
        kind.type().encode(given, at, size, values.position(layout.offset(chunk, array) + place * kind.bytes()));
        known(array).set(place);
    }

    private void check(MadeArray kind, int index, float value) {
        if (!Float.isFinite(value)) {
            throw new RunFailedException("What " + key.label() + " makes of image " + index + " is no number (" + value
                    + " in '" + kind.name() + "').");
        }
        if (Math.abs(value) > LARGEST_HALF && kind.type() == MadeType.FLOAT16) {
            throw new RunFailedException("What " + key.label() + " makes of image " + index
                    + " is too large for float16 (" + value + " in '" + kind.name() + "'): let it be kept as float32.");
        }
    }

    private MadeArray kind(String array) {
        return layout.arrays().stream()
                .filter(candidate -> candidate.name().equals(array))
                .findFirst()
                .orElseThrow(() ->
                        new RunFailedException(key.label() + " has made '" + array + "', which it did not announce."));
    }

    private BitSet known(String array) {
        return put.computeIfAbsent(array, name -> new BitSet());
    }

    /**
     * All values, from position 0 to the limit.
     *
     * @throws RunFailedException if something of an image is missing
     */
    public ByteBuffer whole() {
        for (MadeArray array : layout.arrays()) {
            int missing = known(array.name()).nextClearBit(0);
            if (missing < layout.size(chunk)) {
                throw new RunFailedException(key.label() + " has not made '" + array.name() + "' of image "
                        + (layout.from(chunk) + missing) + ".");
            }
        }
        return values.position(0).limit(layout.bytes(chunk));
    }
}
