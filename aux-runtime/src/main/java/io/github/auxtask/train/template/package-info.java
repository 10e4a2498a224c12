/** The one way in which declared trainings are carried out. */
package io.github.auxtask.train.template;
