/** Makes a new project: everything that a study with a method of its own needs, from templates. */
package io.github.auxtask.maven.init;
