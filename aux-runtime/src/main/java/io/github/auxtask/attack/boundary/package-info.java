/** Attacks that look for the nearest point beyond a decision boundary: FAB. */
package io.github.auxtask.attack.boundary;
