/**
 * Undamaged images and the image operations that several corruptions share: borders, filters, zoom, colour spaces and
 * clipping.
 */
package io.github.auxtask.data.corruption.image;
