/** Reads arrays in NumPy's npy format, in memory or mapped from disk. */
package io.github.auxtask.data.npy;
