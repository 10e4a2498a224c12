/** The weather corruptions: snow, frost, fog, brightness and spatter, with what only they need. */
package io.github.auxtask.data.corruption.weather;
