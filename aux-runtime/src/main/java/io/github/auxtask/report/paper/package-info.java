/** What people who write about a reproduction put into their own LaTeX: tables, single numbers, figures, references. */
@NullMarked
package io.github.auxtask.report.paper;

import org.jspecify.annotations.NullMarked;
