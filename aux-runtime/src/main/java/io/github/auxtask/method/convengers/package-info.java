/**
 * "Marvel Phase 5: The Convengers Initiative" (Lin and Karr 2021): three pretrained networks whose features are joined by dense blocks,
 * trained in five phases, on clean and on adversarial images.
 */
package io.github.auxtask.method.convengers;
