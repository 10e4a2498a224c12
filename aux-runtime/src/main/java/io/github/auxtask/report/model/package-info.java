/** The whole report as one immutable model, and how each of its parts is gathered from plan, comparison and records. */
@NullMarked
package io.github.auxtask.report.model;

import org.jspecify.annotations.NullMarked;
