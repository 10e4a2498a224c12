package io.github.auxtask.embedding;

/**
 * Points in space.
 *
 * @param count how many, at least 1
 * @param dimensions coordinates of each, at least 1
 * @param values [count, dimensions], row-major
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record Points(int count, int dimensions, double[] values) {
    public Points {
        if (count < 1 || dimensions < 1 || (long) count * dimensions != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + count + " points of " + dimensions + " coordinates");
        }
    }

    /** The same from single precision. */
    public static Points of(int count, int dimensions, float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return new Points(count, dimensions, wide);
    }

    /** A coordinate. */
    public double at(int point, int dimension) {
        return values[point * dimensions + dimension];
    }

    double squaredDistance(int first, int second) {
        int a = first * dimensions;
        int b = second * dimensions;
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
            double difference = values[a + d] - values[b + d];
            sum += difference * difference;
        }
        return sum;
    }

    /** One coordinate of all points. */
    public double[] coordinate(int dimension) {
        double[] coordinates = new double[count];
        for (int i = 0; i < count; i++) {
            coordinates[i] = at(i, dimension);
        }
        return coordinates;
    }
}
