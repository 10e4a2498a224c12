/**
 * The protocol between the worker and the Maven plugin: the request that is read, the events that are told, the
 * signal to stop.
 */
package io.github.auxtask.run.job;
