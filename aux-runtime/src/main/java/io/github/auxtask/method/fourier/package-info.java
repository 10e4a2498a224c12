/**
 * Chen Liu, "An alternative auxiliary task for enhancing image classification" (arXiv 2106.11478): a decoder beside the
 * classifier approximates the input's Fourier spectrum. Reproduced in {@code reproductions/fourier-auxiliary}.
 */
package io.github.auxtask.method.fourier;
