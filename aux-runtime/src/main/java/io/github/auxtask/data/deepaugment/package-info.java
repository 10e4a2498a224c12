/**
 * DeepAugment (Özmen 2019, barisozmen/deepaugment at 2b60988b, MIT licence): policies of two transforms each, and how they are applied to
 * the batches of a training.
 */
package io.github.auxtask.data.deepaugment;
