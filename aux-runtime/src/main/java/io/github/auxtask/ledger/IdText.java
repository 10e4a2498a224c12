package io.github.auxtask.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;

/** An id stands in a line as its 64 digits. */
abstract class IdText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    IdText(String hex) {}
}
