/** A budget's runs given to a cluster's queue, and what became of them, for people. */
package io.github.auxtask.maven.cluster;
