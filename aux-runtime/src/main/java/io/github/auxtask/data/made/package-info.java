/** Data that runs have made from a data set, such as images transformed by a trained network: what it is like, and how it is read. */
package io.github.auxtask.data.made;
