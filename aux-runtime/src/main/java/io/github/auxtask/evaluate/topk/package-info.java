/** Top-1 and top-k accuracy, on test images and on training images. */
package io.github.auxtask.evaluate.topk;
