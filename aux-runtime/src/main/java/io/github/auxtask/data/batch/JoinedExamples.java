package io.github.auxtask.data.batch;

import io.github.auxtask.data.image.ImageShape;
import java.util.List;

/** Several sources of examples, one after another: images and changed copies of them. All have the same extent and classes. */
public final class JoinedExamples implements Examples {
    private final List<Examples> parts;
    private final int[] ends;

    private JoinedExamples(List<Examples> parts) {
        this.parts = List.copyOf(parts);
        this.ends = new int[parts.size()];
        int end = 0;
        for (int i = 0; i < ends.length; i++) {
            Examples part = parts.get(i);
            if (!part.shape().equals(parts.get(0).shape())
                    || part.classes() != parts.get(0).classes()) {
                throw new IllegalArgumentException("examples of different extent or classes cannot be joined");
            }
            end = Math.addExact(end, part.count());
            ends[i] = end;
        }
    }

    /**
     * These examples, one after another.
     *
     * @throws IllegalArgumentException if there are none, or extents or classes differ
     */
    public static Examples of(List<Examples> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("nothing to join");
        }
        return parts.size() == 1 ? parts.get(0) : new JoinedExamples(parts);
    }

    private int part(int position) {
        int part = 0;
        while (position >= ends[part]) {
            part++;
        }
        return part;
    }

    private int within(int part, int position) {
        return part == 0 ? position : position - ends[part - 1];
    }

    @Override
    public int count() {
        return ends[ends.length - 1];
    }

    @Override
    public int classes() {
        return parts.get(0).classes();
    }

    @Override
    public ImageShape shape() {
        return parts.get(0).shape();
    }

    /** The index within the part's own data set, which other parts may have, too. */
    @Override
    public int index(int position) {
        int part = part(position);
        return parts.get(part).index(within(part, position));
    }

    @Override
    public int label(int position) {
        int part = part(position);
        return parts.get(part).label(within(part, position));
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        int part = part(position);
        parts.get(part).write(within(part, position), epoch, out, at);
    }
}
