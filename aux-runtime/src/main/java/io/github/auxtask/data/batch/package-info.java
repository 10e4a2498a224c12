/** Examples, and how they are ordered, augmented, standardised and cut into batches on other threads. */
package io.github.auxtask.data.batch;
