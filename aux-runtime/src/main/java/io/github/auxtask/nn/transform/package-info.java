/**
 * Images resized, cut, mirrored, blurred and normalised as functions of tensors, batch by batch and differently for each image: for
 * what stands before a network, and for networks that change their own inputs.
 */
package io.github.auxtask.nn.transform;
