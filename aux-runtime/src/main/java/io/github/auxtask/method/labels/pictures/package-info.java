/**
 * What the label paper's networks do, as pictures and sounds: labels and predictions, features in the plane, and where in an
 * image the decision comes from.
 */
package io.github.auxtask.method.labels.pictures;
