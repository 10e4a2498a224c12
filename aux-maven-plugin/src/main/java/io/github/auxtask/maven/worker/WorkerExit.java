package io.github.auxtask.maven.worker;

/**
 * How the worker ended.
 *
 * @param code its exit code
 * @param timedOut true if it was terminated because its time was up
 */
public record WorkerExit(int code, boolean timedOut) {}
