/**
 * What an attack is and is given: the attack interface, the attacked classifier, the randomness, the result, and the
 * frame that an attack which is one search fills in.
 */
package io.github.auxtask.attack;
