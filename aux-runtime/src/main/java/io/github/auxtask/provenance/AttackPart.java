package io.github.auxtask.provenance;

/**
 * What one attack of a suite came to.
 *
 * @param name as in the settings: {@code apgd-ce}
 * @param accuracy of all images under this attack alone, in percent; images that were spared because an earlier attack had
 *     succeeded count as wrong
 * @param worstCaseAccuracy of all images under this attack and those before it: correct only under every one, in percent
 * @param attacked images that it was given: survivors of the attacks before it
 * @param imageGradients gradients of one image that it computed
 * @param seconds it took
 */
public record AttackPart(
        String name, double accuracy, double worstCaseAccuracy, int attacked, long imageGradients, double seconds) {}
