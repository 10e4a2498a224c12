package io.github.auxtask.script.archive;

/**
 * A value of an enumeration that the archive's code defines.
 *
 * @param type full name of the class
 * @param value as the class writes it
 */
public record EnumValue(String type, Object value) {}
