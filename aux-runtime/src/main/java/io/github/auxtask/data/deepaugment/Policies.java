package io.github.auxtask.data.deepaugment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The policies that a training draws from, each as likely as the others.
 *
 * @param source for messages: the file they were read from
 * @param all in their order; at least one
 */
public record Policies(String source, List<Policy> all) {
    private static final String RELEASED = "released-policies.csv";

    public Policies {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is no policy in " + source);
        }
    }

    /**
     * The best thirty of 3,000 that DeepAugment's authors tried on CIFAR-10 ({@code
     * top20_policies_cifar10_exp_2019-02-08_03-54_3000_iters.csv} of the repository).
     */
    public static Policies released() {
        return PolicyReader.resource(RELEASED);
    }

    /**
     * Those that use none of these transforms.
     *
     * @throws BadInputException if none is left
     */
    public Policies without(Collection<String> transforms) {
        List<Policy> kept = all.stream()
                .filter(policy -> transforms.stream().noneMatch(policy::uses))
                .toList();
        if (kept.isEmpty()) {
            throw new BadInputException("Every policy in " + source + " uses "
                    + transforms.stream().sorted().collect(Collectors.joining(" or "))
                    + ": leave fewer transforms out.");
        }
        return new Policies(source, kept);
    }

    /** SHA-256 of what the policies say, whatever else is in their file: transforms and magnitudes, a line for each. */
    public ContentId digest() {
        return ContentId.of(all.stream()
                .map(policy -> policy.steps().stream()
                        .map(step -> step.transform() + "," + step.magnitude())
                        .collect(Collectors.joining(",", "", "\n")))
                .collect(Collectors.joining()));
    }
}
