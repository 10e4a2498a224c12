/** Several attacks after one another, and for every image the worst case, in the order of AutoAttack. */
package io.github.auxtask.attack.suite;
