package io.github.auxtask.data.deepaugment;

import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import java.util.List;

/**
 * Transforms that are applied to an image one after another; DeepAugment's have two.
 *
 * @param steps in this order; at least one
 */
public record Policy(List<Step> steps) {
    public Policy {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a policy has at least one step");
        }
    }

    /** A policy of two transforms. */
    public static Policy of(String first, double firstMagnitude, String second, double secondMagnitude) {
        return new Policy(List.of(new Step(first, firstMagnitude), new Step(second, secondMagnitude)));
    }

    /** Whether one of its steps is this transform. */
    public boolean uses(String transform) {
        return steps.stream().anyMatch(step -> step.transform().equals(transform));
    }

    /**
     * One transform.
     *
     * @param transform its name, one of {@link PolicyTransforms#NAMES}
     * @param magnitude how strongly, 0 to 1
     */
    public record Step(String transform, double magnitude) {
        public Step {
            if (!PolicyTransforms.NAMES.contains(transform)) {
                throw new IllegalArgumentException("no transform is called " + transform);
            }
            if (!(magnitude >= 0 && magnitude <= 1)) {
                throw new IllegalArgumentException("a magnitude is 0 to 1, not " + magnitude);
            }
        }
    }
}
