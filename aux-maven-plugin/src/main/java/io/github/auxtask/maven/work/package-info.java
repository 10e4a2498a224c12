/** Where a process keeps what it tells its worker, apart from other processes. */
package io.github.auxtask.maven.work;
