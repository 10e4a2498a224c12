/**
 * Two records held against one another: what repeats, where any two differ, why a planned run is not one that is recorded, and whether the
 * records of several people go together.
 */
package io.github.auxtask.provenance.difference;
