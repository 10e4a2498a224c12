/** The goals. A mojo holds documented parameters and hands them to a small class that does the work. */
package io.github.auxtask.maven;
