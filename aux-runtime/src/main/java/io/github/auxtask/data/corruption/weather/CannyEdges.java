package io.github.auxtask.data.corruption.weather;

import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;

import io.github.auxtask.data.corruption.image.Border;

/**
 * Edges of an 8-bit plane (Canny 1986) as OpenCV finds them: 3 x 3 Sobel differences, edge values repeated beyond the border, L1 norm,
 * thinning in four directions told apart by whole-numbered tangents, hysteresis over eight neighbours.
 */
final class CannyEdges {
    private static final int TANGENT_BITS = 15;
    private static final int TANGENT_22 = 13573; // tan(22.5 degrees) in 15 bits
    private static final int PADDED = SIDE + 2;

    private final int low;
    private final int high;

    CannyEdges(int low, int high) {
        this.low = low;
        this.high = high;
    }

    /** Which pixels are on an edge, [row, column]. */
    boolean[] find(int[] levels) {
        int[] dx = new int[PLANE];
        int[] dy = new int[PLANE];
        int[] norm = new int[PADDED * PADDED]; // zero beyond the border
        sobel(levels, dx, dy, norm);
        boolean[] edge = new boolean[PLANE];
        boolean[] weak = new boolean[PLANE];
        int[] stack = new int[PLANE];
        int depth = 0;
        for (int i = 0; i < PLANE; i++) {
            int at = (i / SIDE + 1) * PADDED + i % SIDE + 1;
            if (norm[at] > low && isRidge(norm, at, dx[i], dy[i])) {
                weak[i] = true;
                if (norm[at] > high) {
                    edge[i] = true;
                    stack[depth++] = i;
                }
            }
        }
        while (depth > 0) {
            depth = grow(stack, depth - 1, weak, edge);
        }
        return edge;
    }

    private static void sobel(int[] levels, int[] dx, int[] dy, int[] norm) {
        for (int y = 0; y < SIDE; y++) {
            int above = Border.EDGE.inside(y - 1) * SIDE;
            int here = y * SIDE;
            int below = Border.EDGE.inside(y + 1) * SIDE;
            for (int x = 0; x < SIDE; x++) {
                int left = Border.EDGE.inside(x - 1);
                int right = Border.EDGE.inside(x + 1);
                int horizontal = levels[above + right]
                        - levels[above + left]
                        + 2 * (levels[here + right] - levels[here + left])
                        + levels[below + right]
                        - levels[below + left];
                int vertical = levels[below + left]
                        - levels[above + left]
                        + 2 * (levels[below + x] - levels[above + x])
                        + levels[below + right]
                        - levels[above + right];
                dx[here + x] = horizontal;
                dy[here + x] = vertical;
                norm[(y + 1) * PADDED + x + 1] = Math.abs(horizontal) + Math.abs(vertical);
            }
        }
    }

    /** Whether the norm is largest across the edge; of two equal neighbours the first is kept. */
    private static boolean isRidge(int[] norm, int at, int dx, int dy) {
        int m = norm[at];
        int x = Math.abs(dx);
        int y = Math.abs(dy) << TANGENT_BITS;
        int flat = x * TANGENT_22;
        if (y < flat) {
            return m > norm[at - 1] && m >= norm[at + 1];
        }
        int steep = flat + (x << (TANGENT_BITS + 1));
        if (y > steep) {
            return m > norm[at - PADDED] && m >= norm[at + PADDED];
        }
        int side = (dx ^ dy) < 0 ? -1 : 1;
        return m > norm[at - PADDED - side] && m > norm[at + PADDED + side];
    }

    private static int grow(int[] stack, int depth, boolean[] weak, boolean[] edge) {
        int top = depth;
        int row = stack[top] / SIDE;
        int column = stack[top] % SIDE;
        for (int y = Math.max(0, row - 1); y <= Math.min(SIDE - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(SIDE - 1, column + 1); x++) {
                int i = y * SIDE + x;
                if (weak[i] && !edge[i]) {
                    edge[i] = true;
                    stack[top++] = i;
                }
            }
        }
        return top;
    }
}
