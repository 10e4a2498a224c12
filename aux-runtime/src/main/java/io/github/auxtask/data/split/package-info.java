/**
 * Which images are trained on and which held out, and subsets of them, with the random streams of Python and numpy
 * that papers drew their splits from, bit for bit.
 */
package io.github.auxtask.data.split;
