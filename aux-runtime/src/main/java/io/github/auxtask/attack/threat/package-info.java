/**
 * What an attack may do: norm, epsilon, goal, space and clip range, and how the classifier's inputs tie pixels to
 * standardised values.
 */
package io.github.auxtask.attack.threat;
