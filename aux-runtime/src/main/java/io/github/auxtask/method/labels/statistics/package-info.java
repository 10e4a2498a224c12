/**
 * What distinguishes label representations in numbers: entropy of a label, distances between labels. Table 2 of Chen et al.,
 * "Beyond Categorical Label Representations for Image Classification" (ICLR 2021).
 */
package io.github.auxtask.method.labels.statistics;
