/**
 * Speech as an image: words spoken by a synthesiser, WAV files, and log-mel spectrograms as librosa and scikit-image make
 * them; and back to sound. Chen et al., "Beyond Categorical Label Representations for Image Classification" (ICLR 2021).
 */
package io.github.auxtask.method.labels.audio;
