/** Networks that were trained elsewhere: they are read, evaluated and attacked, and not trained. */
package io.github.auxtask.method.model;
