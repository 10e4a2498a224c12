/** The plan in Maven's log: what is done, what is missing, what waits for what, and what it will cost. */
package io.github.auxtask.maven.plan;
