/** How far a classifier's penultimate features tell classes apart, in the plane that t-SNE lays them out in. */
package io.github.auxtask.evaluate.embedding;
