/**
 * The worker process that the Maven plugin starts: its main class, its tie to the parent process and its ways to end.
 */
package io.github.auxtask.run;
