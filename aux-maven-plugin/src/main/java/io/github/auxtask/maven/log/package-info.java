/** Words, durations and tables as they stand in Maven's log. */
package io.github.auxtask.maven.log;
