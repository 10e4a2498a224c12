/** Whether the attack is strong enough, found by comparing it with other attacks: C3 to C9, C14 and C15. */
package io.github.auxtask.attack.check.strength;
