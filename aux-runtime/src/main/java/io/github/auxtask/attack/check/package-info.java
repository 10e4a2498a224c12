/**
 * The list of all checks C1 to C18 and how they are run, and the checks of what an evaluation states: C1, C2, C13 and
 * C17.
 */
package io.github.auxtask.attack.check;
