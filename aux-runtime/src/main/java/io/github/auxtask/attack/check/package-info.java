/**
 * The checks C1 to C18 of an evaluation under attack (Carlini et al. 2019, Athalye et al. 2018, Zimmermann et al. 2022): each is a class,
 * gives a number, and is told apart from the others by what it can find. A check that was not made is never OK.
 */
package io.github.auxtask.attack.check;
