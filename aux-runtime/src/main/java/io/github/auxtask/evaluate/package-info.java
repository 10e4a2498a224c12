/**
 * Trained classifiers on test images: clean and under attack. Evaluations come from {@code reproduction.yaml} as flat settings and
 * end as accuracies, counts and one prediction an image.
 */
package io.github.auxtask.evaluate;
