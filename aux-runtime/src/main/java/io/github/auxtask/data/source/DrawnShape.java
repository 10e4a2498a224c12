package io.github.auxtask.data.source;

import java.util.Locale;

/** The ten figures of {@link ShapesDataset}, each a region of the plane about as large as the unit disc. */
enum DrawnShape {
    CIRCLE {
        @Override
        boolean contains(double x, double y) {
            return x * x + y * y <= 0.64;
        }
    },
    RING {
        @Override
        boolean contains(double x, double y) {
            double square = x * x + y * y;
            return square >= 0.3 && square <= 0.9;
        }
    },
    SQUARE {
        @Override
        boolean contains(double x, double y) {
            return Math.max(Math.abs(x), Math.abs(y)) <= 0.7;
        }
    },
    TRIANGLE {
        @Override
        boolean contains(double x, double y) {
            return y >= -0.5 && y <= 1 - HALF_OF_SQRT3 * 2 * Math.abs(x);
        }
    },
    CROSS {
        @Override
        boolean contains(double x, double y) {
            double narrow = Math.min(Math.abs(x), Math.abs(y));
            double wide = Math.max(Math.abs(x), Math.abs(y));
            return narrow <= 0.26 && wide <= 0.95;
        }
    },
    STAR {
        @Override
        boolean contains(double x, double y) {
            // A pentagram: the points on the inner side of at least four of its five lines.
            int inside = 0;
            for (int line = 0; line < FIFTHS_X.length; line++) {
                inside += x * FIFTHS_X[line] + y * FIFTHS_Y[line] <= FIFTHS_X[1] ? 1 : 0;
            }
            return inside >= 4;
        }
    },
    STRIPES {
        @Override
        boolean contains(double x, double y) {
            double across = Math.abs(x);
            return Math.abs(y) <= 0.8 && (across <= 0.16 || (across >= 0.48 && across <= 0.8));
        }
    },
    CRESCENT {
        @Override
        boolean contains(double x, double y) {
            double cut = x - 0.5;
            return x * x + y * y <= 0.9 && cut * cut + y * y >= 0.5;
        }
    },
    ANGLE {
        @Override
        boolean contains(double x, double y) {
            return Math.max(Math.abs(x), Math.abs(y)) <= 0.8 && Math.min(x, y) <= -0.32;
        }
    },
    PAIR {
        @Override
        boolean contains(double x, double y) {
            double beside = Math.abs(x) - 0.55;
            return beside * beside + y * y <= 0.17;
        }
    };

    private static final double HALF_OF_SQRT3 = 0.8660254037844386;
    // Cosines and sines of 0, 72, 144, 216, 288 degrees, written out so that every platform draws the same.
    private static final double[] FIFTHS_X = {
        1, 0.30901699437494745, -0.8090169943749475, -0.8090169943749475, 0.30901699437494745
    };
    private static final double[] FIFTHS_Y = {
        0, 0.9510565162951535, 0.5877852522924731, -0.5877852522924731, -0.9510565162951535
    };

    /** Whether the point belongs to the figure, in coordinates in which the figure reaches out to about 1. */
    abstract boolean contains(double x, double y);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
