package io.github.auxtask.method.search;

import io.github.auxtask.data.deepaugment.Policy;
import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import java.util.ArrayList;
import java.util.List;

/**
 * Policies as points: for each, transform and magnitude of the first step, transform and magnitude of the second.
 *
 * @param policies that are tried together, at least 1. DeepAugment tried one when it found the released policies, five at 2b60988b
 */
record PolicySpace(int policies) {
    private static final int NUMBERS = 4;

    PolicySpace {
        if (policies < 1) {
            throw new IllegalArgumentException("at least one policy is tried at a time, not " + policies);
        }
    }

    SearchSpace space() {
        List<SearchSpace.Dimension> dimensions = new ArrayList<>();
        for (int step = 0; step < 2 * policies; step++) {
            dimensions.add(SearchSpace.Dimension.category(PolicyTransforms.NAMES.size()));
            dimensions.add(SearchSpace.Dimension.real(0, 1));
        }
        return new SearchSpace(dimensions);
    }

    /** The policies that a point stands for. */
    List<Policy> policies(List<Double> point) {
        List<Policy> all = new ArrayList<>();
        for (int at = 0; at < NUMBERS * policies; at += NUMBERS) {
            all.add(Policy.of(
                    PolicyTransforms.NAMES.get(point.get(at).intValue()),
                    point.get(at + 1),
                    PolicyTransforms.NAMES.get(point.get(at + 2).intValue()),
                    point.get(at + 3)));
        }
        return all;
    }

    /** Policies that change nothing: turned by nothing, twice. Every search begins with telling what they cost. */
    List<Double> nothing() {
        List<Double> point = new ArrayList<>();
        for (int step = 0; step < 2 * policies; step++) {
            point.add((double) PolicyTransforms.NAMES.indexOf("rotate"));
            point.add(0.0);
        }
        return point;
    }
}
