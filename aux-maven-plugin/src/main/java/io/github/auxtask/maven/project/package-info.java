/** What the POM around a reproduction says of it, and what is found in the repositories that the POM names. */
package io.github.auxtask.maven.project;
