/**
 * "Improving Model Robustness via Automatically Incorporating Self-supervision Tasks" (Kim, Lee, Suh 2019): seven tasks beside
 * classification, and loss weights learned by meta-gradients.
 */
package io.github.auxtask.method.selfsupervision;
