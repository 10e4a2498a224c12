/** How sure a classifier is of what it says: probabilities and uncertainty of each class, and of images it is hardly sure of. */
package io.github.auxtask.evaluate.confidence;
