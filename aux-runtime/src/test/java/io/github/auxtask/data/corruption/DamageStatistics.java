package io.github.auxtask.data.corruption;

/** What the fixtures' statistics are of: damaged images, and their differences from the clean ones. */
public final class DamageStatistics {
    private long values;
    private double sum;
    private double squares;
    private double absolute;
    private double signed;
    private double deviations;
    private int images;

    public void add(byte[] clean, int from, byte[] damaged) {
        double own = 0;
        double ownSquares = 0;
        for (int i = 0; i < damaged.length; i++) {
            int level = damaged[i] & 0xFF;
            int difference = level - (clean[from + i] & 0xFF);
            own += level;
            ownSquares += (double) level * level;
            absolute += Math.abs(difference);
            signed += difference;
        }
        deviations += deviation(own, ownSquares, damaged.length);
        sum += own;
        squares += ownSquares;
        values += damaged.length;
        images++;
    }

    private static double deviation(double sum, double squares, double count) {
        double mean = sum / count;
        return Math.sqrt(Math.max(0, squares / count - mean * mean));
    }

    public double meanAbsolute() {
        return absolute / values;
    }

    public double meanSigned() {
        return signed / values;
    }

    public double meanDeviation() {
        return deviations / images;
    }

    public double pooledDeviation() {
        return deviation(sum, squares, (double) values);
    }
}
