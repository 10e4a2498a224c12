/** What the user's POM and project add to the runtime on the worker's class path, and what they must not add. */
package io.github.auxtask.maven.classpath;
