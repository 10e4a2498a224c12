/** Identifiers, random streams, budgets and precision: the words every other room uses. Needs nothing but the JDK. */
package io.github.auxtask.core;
