package io.github.auxtask.data.corruption;

import io.github.auxtask.data.npy.NpyArray;
import java.util.ArrayDeque;
import java.util.Deque;

/** Numbers handed out one by one, whatever is asked for. */
public final class GivenDraws implements Draws {
    private final Deque<Double> numbers = new ArrayDeque<>();

    public static GivenDraws of(NpyArray... arrays) {
        GivenDraws draws = new GivenDraws();
        for (NpyArray array : arrays) {
            for (double number : array.doubles()) {
                draws.numbers.add(number);
            }
        }
        return draws;
    }

    public static GivenDraws of(double... numbers) {
        GivenDraws draws = new GivenDraws();
        for (double number : numbers) {
            draws.numbers.add(number);
        }
        return draws;
    }

    public GivenDraws add(double number) {
        numbers.add(number);
        return this;
    }

    public int left() {
        return numbers.size();
    }

    @Override
    public double normal(double mean, double sd) {
        return numbers.remove();
    }

    @Override
    public double uniform(double low, double high) {
        return numbers.remove();
    }

    @Override
    public int integer(int low, int high) {
        return (int) (double) numbers.remove();
    }

    @Override
    public boolean chance(double probability) {
        return numbers.remove() != 0;
    }

    @Override
    public int poisson(PoissonDistribution law) {
        return (int) (double) numbers.remove();
    }
}
