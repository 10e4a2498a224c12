/**
 * How attacks run on the device: the classifier that is attacked, batches that lose the images on which an attack has succeeded, and the
 * loops around steps and searches. Internal: jars from outside see {@link io.github.auxtask.attack} only.
 */
package io.github.auxtask.attack.engine;
