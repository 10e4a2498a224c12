package io.github.auxtask.data.corruption;

/** What a filter sees beyond the first and last of 32 rows or columns. */
enum Border {
    /** aaa|abcd|ddd. */
    EDGE {
        @Override
        int inside(int i) {
            return Math.min(LAST, Math.max(0, i));
        }
    },
    /** dcb|abcd|cba: the edge is not repeated. */
    MIRROR {
        @Override
        int inside(int i) {
            int j = Math.floorMod(i, 2 * LAST);
            return j <= LAST ? j : 2 * LAST - j;
        }
    },
    /** cba|abcd|dcb: the edge is repeated. */
    MIRROR_WITH_EDGE {
        @Override
        int inside(int i) {
            int j = Math.floorMod(i, 2 * CleanImage.SIDE);
            return j <= LAST ? j : 2 * CleanImage.SIDE - 1 - j;
        }
    };

    private static final int LAST = CleanImage.SIDE - 1;

    /** The index in 0..31 that an index stands for. */
    abstract int inside(int i);
}
