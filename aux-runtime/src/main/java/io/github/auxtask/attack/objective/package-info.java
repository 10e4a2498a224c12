/** What an attack is after: which images, away from or towards which class, and the loss that it climbs. */
package io.github.auxtask.attack.objective;
