/**
 * "Beyond Categorical Label Representations for Image Classification" (Chen, Li, Raghupathi, Lipson, ICLR 2021): networks that
 * predict a spoken word's spectrogram, or another matrix or vector, in place of a class, and are asked which class's is nearest.
 */
package io.github.auxtask.method.labels;
