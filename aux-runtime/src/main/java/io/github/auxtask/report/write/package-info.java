/** Writes the model as HTML, LaTeX, CSV, JSON and Markdown, by Freemarker templates where there are any. */
@NullMarked
package io.github.auxtask.report.write;

import org.jspecify.annotations.NullMarked;
