/**
 * The worker: the JVM that computes. Reads a request and a plan, trains and attacks the runs that are not done yet, keeps
 * weights in the store and records in the reproduction, and tells the parent process what happens as JSON lines.
 */
package io.github.auxtask.run;
