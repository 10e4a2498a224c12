/**
 * What every check works with: the evaluation under check, the attacks tried on its first images, the budget, and the
 * judgement.
 */
package io.github.auxtask.attack.check.inspection;
