/** What {@code aux:evaluate} is asked about a model, and the reproduction that it makes of it. */
package io.github.auxtask.maven.model;
