/**
 * What readers see of each part, as plain records whose components are the properties that templates and the JSON
 * report name.
 */
@NullMarked
package io.github.auxtask.report.view;

import org.jspecify.annotations.NullMarked;
