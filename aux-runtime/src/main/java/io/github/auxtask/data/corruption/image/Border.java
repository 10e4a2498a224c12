package io.github.auxtask.data.corruption.image;

import java.util.stream.IntStream;

/** What a filter sees beyond the first and last of 32 rows or columns. */
public enum Border {
    /** aaa|abcd|ddd. */
    EDGE {
        @Override
        int find(int i) {
            return Math.min(LAST, Math.max(0, i));
        }
    },
    /** dcb|abcd|cba: the edge is not repeated. */
    MIRROR {
        @Override
        int find(int i) {
            int j = Math.floorMod(i, 2 * LAST);
            return j <= LAST ? j : 2 * LAST - j;
        }
    },
    /** cba|abcd|dcb: the edge is repeated. */
    MIRROR_WITH_EDGE {
        @Override
        int find(int i) {
            int j = Math.floorMod(i, 2 * CleanImage.SIDE);
            return j <= LAST ? j : 2 * CleanImage.SIDE - 1 - j;
        }
    };

    private static final int LAST = CleanImage.SIDE - 1;
    private static final int REACH = 2 * CleanImage.SIDE;

    /** Looked up, because filters ask millions of times; nobody writes to it. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final int[] table =
            IntStream.range(-REACH, CleanImage.SIDE + REACH).map(this::find).toArray();

    /** Computes what {@link #inside} looks up. */
    abstract int find(int i);

    /** The index in 0..31 that an index stands for. */
    public int inside(int i) {
        int at = i + REACH;
        return at >= 0 && at < table.length ? table[at] : find(i);
    }
}
