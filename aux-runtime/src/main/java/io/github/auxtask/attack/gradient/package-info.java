/** White-box attacks that follow the gradient: FGSM, PGD and APGD. */
package io.github.auxtask.attack.gradient;
