/**
 * What is done to an image between its bytes and the network, in plain Java: resizing, crops, flips, blur and standardisation, with
 * draws that belong to one image in one epoch.
 */
package io.github.auxtask.data.augment;
