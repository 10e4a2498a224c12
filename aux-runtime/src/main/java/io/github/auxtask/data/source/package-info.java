/** The data sets that can be had by name: CIFAR-10, CIFAR-100 and the drawn set shapes. */
package io.github.auxtask.data.source;
