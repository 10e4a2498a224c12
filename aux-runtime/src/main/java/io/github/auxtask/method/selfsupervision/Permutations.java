package io.github.auxtask.method.selfsupervision;

import java.util.ArrayList;
import java.util.List;

/** All orders of a few things. */
final class Permutations {
    private Permutations() {}

    /** The n! permutations of 0..n-1 in lexicographic order, the identity first. */
    static List<int[]> of(int n) {
        List<int[]> all = new ArrayList<>();
        extend(new int[n], 0, new boolean[n], all);
        return all;
    }

    private static void extend(int[] order, int length, boolean[] used, List<int[]> all) {
        if (length == order.length) {
            all.add(order.clone());
            return;
        }
        for (int next = 0; next < order.length; next++) {
            if (!used[next]) {
                used[next] = true;
                order[length] = next;
                extend(order, length + 1, used, all);
                used[next] = false;
            }
        }
    }
}
