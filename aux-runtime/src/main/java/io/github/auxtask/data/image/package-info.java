/**
 * Images: shape, sets of 8-bit images, standardisation, CIELAB colours, arrays on their way to tensors, and grids of
 * images as PNG.
 */
package io.github.auxtask.data.image;
