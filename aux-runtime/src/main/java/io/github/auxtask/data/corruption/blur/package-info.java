/** The blur corruptions: defocus, glass, motion, zoom and Gaussian blur. */
package io.github.auxtask.data.corruption.blur;
