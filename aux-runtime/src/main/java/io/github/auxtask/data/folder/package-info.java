/**
 * Data sets of a user's own images: a folder of images by class, and arrays in NumPy's npy format; found, decoded and held to their
 * digest.
 */
package io.github.auxtask.data.folder;
