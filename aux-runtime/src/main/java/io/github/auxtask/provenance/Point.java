package io.github.auxtask.provenance;

/** A point of a curve, for example epsilon and the accuracy under it in percent. */
public record Point(double x, double y) {}
