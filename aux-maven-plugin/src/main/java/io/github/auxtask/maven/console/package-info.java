/** How far a whole plan is, in the terminal: one line that is drawn again and again, or lines of the log where nobody looks on. */
package io.github.auxtask.maven.console;
