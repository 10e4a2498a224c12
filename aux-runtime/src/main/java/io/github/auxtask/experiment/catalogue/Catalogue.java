package io.github.auxtask.experiment.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code reproduction.yaml} can call by name: ours, and what the user's jars and classes add.
 *
 * @param entries kind by kind
 */
public record Catalogue(List<CatalogueEntry> entries) {
    public Catalogue {
        entries = List.copyOf(entries);
    }

    /** The kinds that there are, in order. */
    public List<String> kinds() {
        return entries.stream().map(CatalogueEntry::kind).distinct().toList();
    }

    /** All of a kind. */
    public List<CatalogueEntry> of(String kind) {
        return entries.stream().filter(entry -> entry.kind().equals(kind)).toList();
    }

    /** The one of this kind and name, if there is one. */
    public Optional<CatalogueEntry> find(String kind, String name) {
        return of(kind).stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}
