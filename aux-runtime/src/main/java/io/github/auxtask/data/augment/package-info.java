/** Random augmentation of training images: crops with padding, and horizontal flips. */
package io.github.auxtask.data.augment;
