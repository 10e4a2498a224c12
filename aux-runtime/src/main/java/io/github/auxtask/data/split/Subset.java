package io.github.auxtask.data.split;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Fewer images for reduced budgets, chosen without randomness. */
public final class Subset {
    private Subset() {}

    /** All indices 0..count-1. */
    public static int[] all(int count) {
        int[] members = new int[count];
        Arrays.setAll(members, i -> i);
        return members;
    }

    /** The first n members, or all of them if there are fewer. */
    public static int[] first(int[] members, int n) {
        return Arrays.copyOf(members, Math.min(n, members.length));
    }

    /**
     * The first members of every class, in turn, until there are n; in the members' order. Class counts differ by at
     * most one as long as every class has enough.
     *
     * @param images where the members' labels are
     * @param members indices into the images
     * @param n how many to keep; all members if there are fewer
     */
    public static int[] stratified(ImageSet images, int[] members, int n) {
        int[] rank = new int[members.length];
        int[] seen = new int[images.classes()];
        for (int i = 0; i < members.length; i++) {
            rank[i] = seen[images.label(members[i])]++;
        }
        boolean[] kept = new boolean[members.length];
        int[] byRank = byRankThenPosition(rank);
        for (int i = 0; i < Math.min(n, members.length); i++) {
            kept[byRank[i]] = true;
        }
        return IntStream.range(0, members.length)
                .filter(i -> kept[i])
                .map(i -> members[i])
                .toArray();
    }

    /**
     * As many members as a setting asks for, classes balanced as {@link #stratified} has them.
     *
     * @param setting the setting's name, for the message
     * @param n its value; 0 for all members
     * @throws BadInputException if there are fewer members: a record must not speak of images that were not there
     */
    public static int[] taken(ImageSet images, int[] members, String setting, int n) {
        if (n > members.length) {
            throw new BadInputException("Setting '" + setting + "' is " + n + ", but there are only " + members.length
                    + " images to take from: give at most that many, or 0 for all.");
        }
        return n == 0 ? members : stratified(images, members, n);
    }

    private static int[] byRankThenPosition(int[] rank) {
        return IntStream.range(0, rank.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> rank[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
