package io.github.auxtask.nn.pretrained;

import io.github.auxtask.graph.NamePatterns;

/**
 * A part of a network, or all of it, that starts from a file.
 *
 * @param file open until the values are read
 * @param names what the file calls the tensors
 * @param scope the module that starts from it, as in {@code resnet} or {@code encoder.features}; empty for the whole network
 * @param scratch tensors of the module, by their names within it, that do not start from the file, as a new last layer; the file
 *     may have them too, in whatever shape
 * @param unused tensors of the file, by their stored names, that the network does not have, as an old last layer
 */
public record PretrainedPart(
        PretrainedFile file, NameMap names, String scope, NamePatterns scratch, NamePatterns unused) {
    /** All of a network, or all of a module, starts from all of a file. */
    public static PretrainedPart all(PretrainedFile file, NameMap names, String scope) {
        return new PretrainedPart(file, names, scope, NamePatterns.NONE, NamePatterns.NONE);
    }

    String fullName(String name) {
        return scope.isEmpty() ? name : scope + "." + name;
    }

    boolean covers(String fullName) {
        return inScope(scope, fullName) && !scratch.test(within(scope, fullName));
    }

    /** Whether a tensor belongs to a module. */
    public static boolean inScope(String scope, String fullName) {
        return scope.isEmpty() || fullName.startsWith(scope + ".");
    }

    /** A tensor's name within a module that it belongs to. */
    public static String within(String scope, String fullName) {
        return scope.isEmpty() ? fullName : fullName.substring(scope.length() + 1);
    }
}
