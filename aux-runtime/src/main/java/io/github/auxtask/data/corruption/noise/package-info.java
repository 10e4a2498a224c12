/** The noise corruptions: Gaussian, shot, impulse and speckle noise. */
package io.github.auxtask.data.corruption.noise;
