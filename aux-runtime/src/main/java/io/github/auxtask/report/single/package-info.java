/** The page, card and badge of one evaluated model, for people who have no paper to compare it with. */
package io.github.auxtask.report.single;
