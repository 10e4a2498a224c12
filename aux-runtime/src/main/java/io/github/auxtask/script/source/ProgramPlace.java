package io.github.auxtask.script.source;

/** Names a line of an archive's code, for messages: {@code code/__torch__/net.py, line 12,}. */
public final class ProgramPlace {
    private ProgramPlace() {}

    /** The place as it stands within a sentence. */
    public static String within(String file, int line) {
        return "the model's code/" + file + ", line " + line;
    }

    /** The place as it stands at the start of a sentence. */
    public static String of(String file, int line) {
        return "The model's code/" + file + ", line " + line + ",";
    }
}
