/**
 * Networks that were published for ImageNet, one a file, under the names of the code that publishes weights for them. They take
 * images of other sizes, too.
 */
package io.github.auxtask.nn.imagenet;
