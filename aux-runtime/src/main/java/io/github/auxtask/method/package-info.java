/** The one interface that a paper's method implements, and what it is given and gives back; a package per paper below. */
package io.github.auxtask.method;
