/** Vision transformers, and convolutional networks that are built like them; parameters carry timm's names. */
package io.github.auxtask.nn.transformer;
