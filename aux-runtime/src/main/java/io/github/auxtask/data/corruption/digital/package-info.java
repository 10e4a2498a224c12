/**
 * The digital corruptions: contrast, elastic transform, pixelate, JPEG compression and saturate, with what only they
 * need.
 */
package io.github.auxtask.data.corruption.digital;
