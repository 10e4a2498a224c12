/**
 * Networks that were published for ImageNet, one per file, under the names of the code that publishes weights for them. They take
 * images of other sizes, too.
 */
package io.github.auxtask.nn.imagenet;
