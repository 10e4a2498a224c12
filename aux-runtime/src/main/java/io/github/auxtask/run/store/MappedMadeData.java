package io.github.auxtask.run.store;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeData;
import java.nio.ByteBuffer;
import java.util.List;

/** Made data in the store, mapped into memory: the operating system keeps as much of it there as it likes. */
final class MappedMadeData implements MadeData {
    private final MadeLayout layout;
    private final List<ByteBuffer> chunks;
    private final ContentId digest;

    /** @param chunks verified, one for each of the layout */
    MappedMadeData(MadeLayout layout, List<ByteBuffer> chunks, ContentId digest) {
        this.layout = layout;
        this.chunks = List.copyOf(chunks);
        this.digest = digest;
    }

    @Override
    public int count() {
        return layout.count();
    }

    @Override
    public List<MadeArray> arrays() {
        return layout.arrays();
    }

    @Override
    public ContentId digest() {
        return digest;
    }

    @Override
    public void read(String array, int index, float[] out, int at) {
        if (index < 0 || index >= layout.count()) {
            throw new IllegalArgumentException("example " + index + " is not one of the " + layout.count() + " made");
        }
        MadeArray kind = array(array);
        int chunk = index / layout.perChunk();
        int start = layout.offset(chunk, array) + (index - layout.from(chunk)) * kind.bytes();
        kind.type().decode(chunks.get(chunk), start, kind.shape().size(), out, at);
    }
}
