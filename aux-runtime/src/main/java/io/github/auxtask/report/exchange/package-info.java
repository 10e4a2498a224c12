/** A report in the forms that others' tools read: a Process Run Crate, which is an archive that describes itself, and {@code codecheck.yml}. */
@NullMarked
package io.github.auxtask.report.exchange;

import org.jspecify.annotations.NullMarked;
