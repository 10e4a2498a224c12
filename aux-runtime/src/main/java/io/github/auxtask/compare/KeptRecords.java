package io.github.auxtask.compare;

import java.util.List;

/**
 * What is to be said of the records themselves, before any number is compared.
 *
 * @param unusable files that cannot be read, or were changed by hand; a whole sentence each
 * @param elsewhere records of other reproductions, which are left out; a whole sentence each
 * @param attempts what the ledger knows
 */
public record KeptRecords(List<String> unusable, List<String> elsewhere, AttemptLog attempts) {
    public KeptRecords {
        unusable = List.copyOf(unusable);
        elsewhere = List.copyOf(elsewhere);
    }
}
