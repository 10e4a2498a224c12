/** What stands on the command line, checked before anything is done. */
package io.github.auxtask.maven.options;
