/**
 * Features of many dimensions as a picture of two: t-SNE with exact gradients, and scores that say in numbers what the picture
 * shows.
 */
package io.github.auxtask.embedding;
