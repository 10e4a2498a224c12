/** Curves and their drawing: which lines a chart has, their colours and dashes, and the SVG. */
@NullMarked
package io.github.auxtask.report.chart;

import org.jspecify.annotations.NullMarked;
