/** What a training is made of, as values: images, losses, starting values and phases. */
package io.github.auxtask.train.declaration;
