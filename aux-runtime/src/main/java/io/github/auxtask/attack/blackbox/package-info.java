/** Attacks that see scores only: Square Attack and random noise. */
package io.github.auxtask.attack.blackbox;
