/** Typed settings: the keys that a method, a data set, an attack or an evaluation knows, and the values that a run has. */
package io.github.auxtask.core.settings;
