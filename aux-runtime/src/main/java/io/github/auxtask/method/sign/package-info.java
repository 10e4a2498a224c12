/**
 * "Signed Input Regularization" (Asgari Taghanaki, Abhishek, Hamarneh 2019): images moved along the gradient of a trained network's own
 * outputs are trained on beside the originals, and may leave the range of pixels.
 */
package io.github.auxtask.method.sign;
