/** Launches the worker, the JVM that computes: its class path, command line, life, events and exit codes. */
package io.github.auxtask.maven.worker;
