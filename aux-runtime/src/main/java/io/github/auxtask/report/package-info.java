/**
 * The report as one immutable model, and the writers that turn it into HTML, LaTeX, CSV and JSON through Freemarker
 * templates. Nothing in here loads native code.
 */
@NullMarked
package io.github.auxtask.report;

import org.jspecify.annotations.NullMarked;
