/**
 * A planned run made ready to compute: its method and settings, its data and test images, its classifier and the
 * files of its trained model.
 */
package io.github.auxtask.run.prepare;
