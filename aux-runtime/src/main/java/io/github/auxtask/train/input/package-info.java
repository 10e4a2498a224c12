/** What is done to stored images on the device, before the network sees them. */
package io.github.auxtask.train.input;
